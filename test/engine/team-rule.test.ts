// T1: whatever the configuration, the teams and the actor are, nobody is asked into a team outside the list that the
// organisation's own file allows. The expectation is worked out from what was generated, not from Hearth's reading of it.
import { describe, expect, test } from '@jest/globals';
import { honoursFields, ladderFields } from '../../src/community/ladder/settings.js';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { resolve } from '../../src/config/resolve.js';
import type { Config } from '../../src/config/resolve.js';
import type { TeamAct } from '../../src/core/action.js';
import { feature } from '../../src/core/feature.js';
import type { PermissionAnswer } from '../../src/core/permission.js';
import type { Person } from '../../src/core/person.js';
import { section } from '../../src/core/settings.js';
import { applyTeam } from '../../src/engine/acts/team.js';
import type { Hands } from '../../src/engine/acts/hands.js';
import type { OpenAction, TeamMembership, TeamNow } from '../../src/engine/ports.js';

const plain = (name: 'ladder' | 'honours', fields: typeof ladderFields | typeof honoursFields) =>
  feature({
    name,
    on: [],
    settings: section('For this test.', fields),
    explanations: {},
    ask: () => ({}),
    decide: () => ({ because: { code: 'none', visibility: 'public' }, actions: [] }),
  });
const known = knownOf([plain('ladder', ladderFields), plain('honours', honoursFields)]);

type Chance = () => number;
function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const pick = <One>(chance: Chance, all: readonly One[]): One => all[Math.floor(chance() * all.length)]!;
/** The first is as likely as all others together. */
const mostly = <One>(chance: Chance, usual: One, ...others: readonly One[]): One =>
  chance() < 0.8 ? usual : pick(chance, others);

const SLUGS = ['members', 'reviewers', 'admins', 'security', 'Members', 'mémbers', '..', 'members/../admins', ''];
const TITLES = ['role/member', 'role/reviewer', 'honour/ambassador', 'role/none', 'member', 'role/member@network'];

/** A file as somebody wrote it; null: there is none. */
interface Written {
  readonly text: string;
  readonly ladder: 'active' | 'observe' | 'off' | 'broken' | null;
  readonly honours: 'active' | 'observe' | null;
  readonly teams: readonly string[];
  /** Titles that give the team. */
  readonly gives: Readonly<Record<string, string>>;
}

function write(chance: Chance, ladder: Written['ladder'], honours: Written['honours']): Written {
  const teams = ['members', 'reviewers', 'admins', 'security'].filter(() => chance() < 0.6);
  const gives: Record<string, string> = {};
  const titleFor = (kind: string, name: string) => {
    const team = pick(chance, ['members', 'reviewers', 'admins', null]);
    if (team !== null) gives[`${kind}/${name}`] = team;
    return `    - name: ${name}\n      decided_by: [lead]\n${team === null ? '' : `      gives: { team: ${team} }\n`}`;
  };
  const lines = [
    ...(ladder === null
      ? []
      : [
          `ladder:\n  mode: ${ladder === 'broken' ? 'activ' : ladder}\n  teams: [${teams.join(', ')}]\n  roles:\n`,
          titleFor('role', 'member'),
          titleFor('role', 'reviewer'),
        ]),
    ...(honours === null ? [] : [`honours:\n  mode: ${honours}\n  titles:\n`, titleFor('honour', 'ambassador')]),
  ];
  return { text: lines.join(''), ladder, honours, teams, gives };
}

interface World {
  readonly own: Written | null;
  readonly shared: Written | null;
  readonly here: Config;
  readonly owner: Config | null;
}

const source = (written: Written | null) =>
  written === null ? null : { file: parseConfig('hearth.yml', written.text, known), kept: {} };

function worldFrom(chance: Chance): World {
  const shared =
    chance() < 0.05
      ? null
      : write(
          chance,
          mostly(chance, 'active', 'observe', 'off', 'broken', null),
          mostly(chance, 'active', 'observe', null),
        );
  const own =
    chance() < 0.6
      ? null
      : write(chance, mostly(chance, null, 'active', 'observe', 'broken'), mostly(chance, null, 'active', 'observe'));
  const [ours, theirs] = [source(own), source(shared)];
  const now = new Date('2026-03-01T00:00:00Z');
  return {
    own,
    shared,
    here: resolve({ own: ours, shared: theirs }, known, now),
    owner: theirs === null ? null : resolve({ own: null, shared: theirs }, known, now),
  };
}

const RIGHTS: readonly PermissionAnswer[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin', 'unknown'];

interface Triple {
  readonly world: World;
  readonly act: TeamAct;
  readonly kind: 'user' | 'organization';
  readonly team: TeamNow | null;
  readonly before: number | null;
  readonly person: Person | null;
  readonly decider: Person | null;
  readonly may: 'yes' | 'no' | 'unknown';
  readonly membership: TeamMembership;
  readonly granted: boolean;
}

function tripleFrom(chance: Chance, world: World): Triple {
  const gift = pick(chance, [...Object.entries(world.shared?.gives ?? {}), ['role/member', 'members'] as const]);
  const slug = mostly(chance, gift[1], ...SLUGS);
  const person: Person = {
    id: mostly(chance, 7, 8, 9),
    login: mostly(chance, 'ana', 'ben', 'Ana'),
    kind: mostly(chance, 'user', 'bot', 'organization'),
  };
  const decider: Person = {
    id: mostly(chance, 9, 7, 10),
    login: mostly(chance, 'mo', 'some-bot'),
    kind: mostly(chance, 'user', 'bot'),
  };
  const right = () => mostly(chance, 'read', ...RIGHTS);
  return {
    world,
    act: {
      kind: 'team',
      number: 1,
      team: slug,
      title: mostly(chance, gift[0], ...TITLES),
      person: 7,
      login: 'ana',
      decidedBy: { id: 9, login: 'mo' },
    },
    kind: mostly(chance, 'organization', 'user'),
    team:
      chance() < 0.05
        ? null
        : {
            id: mostly(chance, 50, 51),
            slug: mostly(chance, slug, 'other'),
            organization: mostly(chance, 1, 2),
            secret: chance() < 0.1,
            right: right(),
            above: right(),
            below: mostly(chance, 'none', ...RIGHTS),
          },
    before: mostly(chance, null, 50, 51),
    person: chance() < 0.05 ? null : person,
    decider: chance() < 0.05 ? null : decider,
    may: mostly(chance, 'yes', 'no', 'unknown'),
    membership: mostly(chance, 'outside', 'member', 'pending', 'unknown'),
    granted: chance() < 0.95,
  };
}

/** By what was generated alone. */
function isAllowed({ world, act, kind, team, before, person, decider, may, membership, granted }: Triple): boolean {
  const { own, shared } = world;
  const section = act.title.startsWith('honour/') ? ('honours' as const) : ('ladder' as const);
  const byFile =
    kind === 'organization' &&
    shared?.ladder === 'active' &&
    shared[section] === 'active' &&
    (own === null || (own.ladder === null && own[section] === null)) &&
    shared.teams.includes(act.team) &&
    shared.gives[act.title.split('@')[0]!] === act.team;
  const harmless: readonly PermissionAnswer[] = ['none', 'read', 'triage', 'write'];
  const byTeam =
    team !== null &&
    team.slug === act.team &&
    team.organization === 1 &&
    !team.secret &&
    (before === null || before === team.id) &&
    [team.right, team.above, team.below].every((one) => harmless.includes(one)) &&
    harmless.indexOf(team.below) <= harmless.indexOf(team.right);
  const byPeople =
    person?.id === 7 &&
    person.login.toLowerCase() === 'ana' &&
    person.kind === 'user' &&
    decider?.id === 9 &&
    decider.kind === 'user' &&
    decider.login === 'mo' &&
    may === 'yes';
  return byFile && byTeam && byPeople && membership === 'outside' && granted;
}

const action = { state: 'planned' } as OpenAction;

/** Slugs that somebody was asked into, and what became of the act. */
async function run(triple: Triple, spoil: (hands: Hands) => Hands = (hands) => hands) {
  const joined: string[] = [];
  const github = {
    granted: () => Promise.resolve(triple.granted ? { members: 'write' } : { members: 'read' }),
    account: (_: unknown, login: string) =>
      Promise.resolve(login === triple.act.login ? triple.person : triple.decider),
    team: () => Promise.resolve(triple.team),
    teamMembership: () => Promise.resolve(triple.membership),
    joinTeam: (_: unknown, slug: string) => {
      joined.push(slug);
      return Promise.resolve('member');
    },
  };
  const hands = {
    github,
    repository: { id: 5, owner: { id: 1, login: 'acme', kind: triple.kind } },
    audit: { teamBefore: () => Promise.resolve(triple.before) },
    says: { rules: () => Promise.resolve(triple.world), mayDecide: () => Promise.resolve(triple.may) },
    write: (_: unknown, request: () => Promise<unknown>) => request(),
  } as unknown as Hands;
  const settled = await applyTeam(spoil(hands), action, triple.act);
  return { joined, settled };
}

function* triples(count: number): Generator<Triple> {
  const chance = chanceFrom(20_261_122);
  let world = worldFrom(chance);
  for (let n = 0; n < count; n += 1) {
    if (n % 10 === 0) world = worldFrom(chance);
    yield tripleFrom(chance, world);
  }
}

const MOST = 10_000;

describe('a team is given', () => {
  test('only where everything allows it, and then it is: 10,000 worlds', async () => {
    const wrong: unknown[] = [];
    let given = 0;
    for (const triple of triples(MOST)) {
      const { joined, settled } = await run(triple);
      const allowed = isAllowed(triple);
      if (allowed) given += 1;
      const right = allowed
        ? settled.state === 'applied' && joined.join() === triple.act.team
        : joined.length === 0 &&
          settled.state !== 'applied' &&
          (settled.state === 'unchanged' || settled.detail !== undefined);
      if (!right) wrong.push({ triple, settled, joined });
    }
    expect(wrong.slice(0, 1)).toEqual([]);
    expect(given).toBeGreaterThan(100);
  });

  const spoils: Readonly<Record<string, (hands: Hands) => Hands>> = {
    "the repository's file is taken for the organisation's": (hands) => ({
      ...hands,
      says: {
        ...hands.says,
        rules: async () => {
          const { here, owner } = await hands.says.rules();
          const trusted = Object.fromEntries(
            Object.entries(here.sections).map(([name, one]) => [
              name,
              { ...one, origin: { ...one.origin, from: 'organization' as const } },
            ]),
          );
          return {
            here: { ...here, sections: trusted },
            owner: owner === null ? null : { ...here, sections: trusted },
          };
        },
      },
    }),
    'whoever decides may do so': (hands) => ({
      ...hands,
      says: { ...hands.says, mayDecide: () => Promise.resolve('yes') },
    }),
    'teams above are not looked at': (hands) => ({
      ...hands,
      github: {
        ...hands.github,
        team: async (...asked) => {
          const team = await hands.github.team(...asked);
          return team === null ? null : { ...team, above: 'none' };
        },
      },
    }),
    'a team of the slug is the team': (hands) => ({
      ...hands,
      audit: { ...hands.audit, teamBefore: () => Promise.resolve(null) },
    }),
  };
  test.each(Object.keys(spoils))('a mistake is found: %s', async (name) => {
    let found = 0;
    for (const triple of triples(MOST)) {
      if (isAllowed(triple)) continue;
      found += (await run(triple, spoils[name])).joined.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
