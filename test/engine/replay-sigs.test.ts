// A replay of what depends on SIGs, owners and labels: as the ledger has it by then, files as they are now, asked for once.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { directoryFields } from '../../src/community/directory-settings.js';
import type { ItemEvent, RepositoryEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import { labelsOn } from '../../src/core/live-item.js';
import type { AnswersTo } from '../../src/core/question.js';
import { count, flag, list, line, section } from '../../src/core/settings.js';
import type { CommandsHere, InHand, LabelsExist, LiveItemOf, OwnershipOf } from '../../src/core/sig-question.js';
import { replay } from '../../src/engine/replay/replay.js';
import { createClients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import { createLedger } from '../../src/store/ledger.js';
import { APP_ID } from '../support/hearth.js';
import { REPO } from './backfill-support.js';
import { configOf, startStage } from './replay-support.js';
import type { Act, Stage } from './replay-support.js';

type Asked = { readonly owned: OwnershipOf; readonly exist: LabelsExist };

const isOpened = (event: RepositoryEvent): event is ItemEvent => event.kind.endsWith('.opened');

/** Puts on what the owners of an item are called, where there is such a label. */
const sigs = feature({
  name: 'sigs',
  on: ['issue.opened', 'pull_request.opened'],
  actors: 'everyone',
  settings: section('Owners.', { ...directoryFields }),
  explanations: { owned: { en: 'It is owned.', zh: '有主。' } },
  ask: (event): Asked | null => {
    if (!isOpened(event)) return null;
    const { repository, item } = event;
    return {
      owned: { kind: 'ownership', repository, item: { ...item, kind: item.kind } },
      exist: { kind: 'labelsExist', repository, names: ['SIG/network', 'sig/docs'] },
    };
  },
  decide: ({ event, answers: { owned, exist } }) => {
    const because = { code: 'owned', visibility: 'public' } as const;
    if (!isOpened(event) || owned === null) return { because };
    const add = owned.labels.map(({ label }) => label).filter((label) => exist.includes(label));
    const { number } = event.item;
    const act = { kind: 'label', number, add, remove: [] } as const;
    return { because, actions: add.length === 0 ? [] : [{ act, rule: 'owner', scope: `item:${number}`, cause: 'c' }] };
  },
});

type Look = { readonly live: LiveItemOf; readonly here: CommandsHere; readonly hand?: InHand };

/** Tells in a comment how an item was. */
const looker = feature({
  name: 'looker',
  on: ['issue.opened', 'pull_request.opened', 'pull_request.merged'],
  actors: 'everyone',
  settings: section('Looks.', {
    after: count('Minutes.', 0, [0, 1_000_000]),
    hand: flag('Looks at hands.', false),
    expects: list('Labels.', line('A label.', 50), 5),
  }),
  explanations: { seen: { en: 'It was seen.', zh: '已查看。' } },
  ask: (event, { hand }): Look => {
    const { item } = (event.kind === 'later' ? event.cause : event) as ItemEvent;
    const { repository } = event;
    return {
      live: { kind: 'liveItem', repository, number: item.number },
      here: { kind: 'commandsHere', repository },
      ...(hand && item.author !== null
        ? { hand: { kind: 'inHand', community: repository.owner.id, person: item.author } }
        : {}),
    };
  },
  decide: ({ event, settings: { after, expects }, answers }) => {
    const because = { code: 'seen', visibility: 'public' } as const;
    const cause = (event.kind === 'later' ? event.cause : event) as ItemEvent;
    if (event.kind !== 'later' && after > 0) {
      return { because, later: [{ at: new Date(Date.parse(event.at) + after * 60_000).toISOString(), about: 'look' }] };
    }
    const { number } = cause.item;
    const act = { kind: 'new-label', name: wordsOf(answers), color: '000000', description: '' } as const;
    const label = { kind: 'label', number, add: ['expected'], remove: [] } as const;
    const scope = { rule: event.kind, scope: 's', cause: 'c' };
    return {
      because,
      actions: [
        { act, ...scope },
        ...(expects.length === 0 ? [] : [{ act: label, ...scope, expect: { has: expects } }]),
      ],
    };
  },
});

/** `+bug mo; for ana; ask ben; with ana mo; open`. */
function wordsOf({ live, hand }: AnswersTo<Look>): string {
  if (hand !== undefined) return `${hand.issues.length} issues, ${hand.pulls.length} pulls, ${hand.merged} merged`;
  if (!live.exists) return 'gone';
  const logins = (people: readonly { login: string }[]) => people.map(({ login }) => login).join(' ');
  const labels = live.labels.map(
    ({ name, on, last }) => `${on ? '+' : '-'}${name} ${'person' in last ? last.person.login : last.by}`,
  );
  return [
    labelsOn(live).join(' '),
    labels.join(' '),
    `for ${logins(live.assignees)}`,
    `ask ${logins(live.reviewers)}`,
    `with ${logins(live.participants)}`,
    `${live.state}${live.draft ? ' draft' : ''}${live.merged ? ' merged' : ''} ${live.title} ${live.base?.ref ?? 'no base'}`,
  ].join('; ');
}

const features = [looker, sigs];
const GRAPHQL = 'POST /graphql';
const LABELS = 'GET /repos/{owner}/{repo}/labels';
const LIST = 'GET /repos/{owner}/{repo}/issues';
const TREE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

async function replayed(before: string | null, after: string | null) {
  const clients = createClients(stage.scene.credentials, { pacing: false });
  const { github } = createGitHub(clients, APP_ID, { now: () => new Date() });
  const asked = stage.scene.twin.requests.length;
  const { differences, items } = await replay(
    { ledger: createLedger(stage.memory.database), github, features, now: new Date() },
    {
      repository: stage.repository,
      installation: stage.scene.installation.id,
      before: configOf(before, features),
      after: configOf(after, features),
      items: 30,
    },
  );
  const requests = stage.scene.twin.requests.slice(asked).filter(({ caller }) => caller === 'installation');
  return {
    items,
    requests: requests.map(({ route }) => route).sort(),
    done: differences.map((one): [number, readonly string[], readonly string[]] => [one.number, one.before, one.after]),
  };
}

const push =
  (files: Record<string, string>): Act =>
  (as) =>
    as('mo').push(REPO, { files, message: 'Change' });
const pull =
  (files: Record<string, string>, title = 'A change'): Act =>
  (as) =>
    as('ana').openPull(REPO, { title, body: '', files });
let labels = 9_000;
const hasLabel =
  (name: string): Act =>
  () => {
    const id = (labels += 1);
    stage.scene.twin.state.repositories
      .get(stage.scene.repository)
      ?.labels.put(id, { id, name, color: 'ffffff', description: null });
  };
const issue =
  (title: string): Act =>
  (as) =>
    as('ana').openIssue(REPO, { title, body: '' });

const NETWORK = 'sigs:\n  mode: active\n  groups:\n  - {name: Network, paths: [net/**], keywords: [dns]}\n';
const DOCS = `${NETWORK}  - {name: Docs, keywords: [manual]}\n`;
const adds = (label: string) => `\`sigs\` owner: adds label \`${label}\``;

describe('owners', () => {
  beforeEach(() => {
    stage.happen(push({ 'doc/OWNERS': 'labels:\n- sig/docs\n' }), hasLabel('sig/docs'));
  });

  test('are told of each item, of its files and words as they are now', async () => {
    stage.happen(
      hasLabel('sig/network'),
      pull({ 'net/a.go': 'x' }),
      pull({ 'doc/b.md': 'x' }),
      pull({ 'other.go': 'x' }),
      issue('The dns is slow'),
      issue('Something'),
    );
    await stage.read();
    expect((await replayed(null, NETWORK)).done).toEqual([
      [4, [], [adds('sig/network')]],
      [2, [], [adds('sig/docs')]],
      [1, [], [adds('sig/network')]],
    ]);
  });

  test('a later look finds what was put on, unless somebody took it off since', async () => {
    stage.happen(
      hasLabel('sig/network'),
      issue('The dns is slow'),
      issue('The dns is down'),
      (as) => as('mo').label(REPO, 2, 'sig/network'),
      (as) => as('mo').unlabel(REPO, 2, 'sig/network'),
    );
    await stage.read();
    const looks = 'looker:\n  mode: active\n  after: 30\n';
    const seen = async (after: string) =>
      (await replayed(null, after)).done.map(([number, , [first, ...more]]) => {
        return [number, first, ...more.map((one) => /`(sig.network|); /.exec(one)?.[1])];
      });
    const observe = (text: string) => text.replace('active', 'observe');
    expect(await seen(NETWORK + looks)).toEqual([
      [2, adds('sig/network'), ''],
      [1, adds('sig/network'), 'sig/network'],
    ]);
    expect(await seen(observe(NETWORK) + looks)).toEqual([
      [2, `${adds('sig/network')} (only shown)`, ''],
      [1, `${adds('sig/network')} (only shown)`, ''],
    ]);
  });

  test('what one file answers is not what the other would', async () => {
    stage.happen(issue('The manual is wrong'), pull({ 'doc/b.md': 'x' }));
    await stage.read();
    expect((await replayed(NETWORK, DOCS)).done).toEqual([[1, [], [adds('sig/docs')]]]);
    expect((await replayed(DOCS, null)).done).toEqual([
      [2, [adds('sig/docs')], []],
      [1, [adds('sig/docs')], []],
    ]);
    expect((await replayed(DOCS, DOCS)).done).toEqual([]);
  });

  test('thirty items take five requests: words, labels, files with the base, tree, texts', async () => {
    stage.happen(...Array.from({ length: 30 }, (_, n) => pull({ [`doc/${n}/a.md`]: 'x' })));
    await stage.read();
    const found = await replayed(NETWORK, `${DOCS}looker:\n  mode: active\n`);
    expect(found.items).toBe(30);
    expect(found.done).toHaveLength(30);
    expect(found.requests).toEqual([LABELS, LIST, TREE, GRAPHQL, GRAPHQL].sort());
  });

  test('without the section nothing is asked for it', async () => {
    stage.happen(pull({ 'doc/b.md': 'x' }));
    await stage.read();
    expect((await replayed(null, 'looker:\n  mode: off\n')).requests).toEqual([LIST]);
  });
});

describe('an item', () => {
  const seen = ([, , after]: [number, readonly string[], readonly string[]]) =>
    after.map((one) => /`looker` (.+?): makes label `(.*)`$/.exec(one)?.slice(1).join(' | ') ?? one);
  const LOOK = 'looker:\n  mode: active\n';

  test('is as it was then, with whose its labels were', async () => {
    stage.happen(
      hasLabel('bug'),
      hasLabel('old'),
      issue('It breaks'),
      (as) => as('mo').label(REPO, 1, 'bug', 'old'),
      (as) => as('ben').comment(REPO, 1, 'Same here.'),
      (as) => as('mo').assign(REPO, 1, 'ben'),
      (as) => as('mo').unlabel(REPO, 1, 'old'),
      (as) => as('mo').close(REPO, 1),
    );
    await stage.read();
    const at = async (minutes: number) => (await replayed(null, `${LOOK}  after: ${minutes}\n`)).done.flatMap(seen);
    const at0 = (await replayed(null, LOOK)).done.flatMap(seen);
    expect(at0).toEqual(['issue.opened | ; ; for ; ask ; with ana; open It breaks no base']);
    expect(await at(2)).toEqual(['later | bug old; +bug mo +old mo; for ; ask ; with ana ben; open It breaks no base']);
    expect(await at(60)).toEqual([
      'later | bug; +bug mo -old mo; for ben; ask ; with ana ben; closed It breaks no base',
    ]);
  });

  test('a pull request has its base, and at its merge it is merged', async () => {
    stage.happen(
      pull({ 'a.go': 'x' }),
      (as) => as('mo').requestReview(REPO, 1, 'ben'),
      (as) => as('mo').merge(REPO, 1),
    );
    await stage.read();
    expect((await replayed(null, LOOK)).done.flatMap(seen)).toEqual([
      'pull request.opened | ; ; for ; ask ; with ana; open A change main',
      'pull request.merged | ; ; for ; ask ben; with ana; closed merged A change main',
    ]);
  });

  test('what somebody had in hand is of then', async () => {
    stage.happen(
      pull({ 'a.go': 'x' }),
      (as) => as('mo').merge(REPO, 1),
      pull({ 'b.go': 'x' }),
      (as) => as('mo').close(REPO, 2),
      issue('One more'),
      (as) => as('mo').assign(REPO, 3, 'ana'),
    );
    await stage.read();
    expect((await replayed(null, `${LOOK}  hand: true\n`)).done.map((one) => [one[0], seen(one)])).toEqual([
      [3, ['issue.opened | 0 issues, 0 pulls, 1 merged']],
      [2, ['pull request.opened | 0 issues, 1 pulls, 1 merged']],
      [1, ['pull request.opened | 0 issues, 1 pulls, 0 merged', 'pull request.merged | 0 issues, 0 pulls, 1 merged']],
    ]);
  });

  test('what expects a label is done only where it was on', async () => {
    stage.happen(
      hasLabel('Bug'),
      (as) => as('mo').openIssue(REPO, { title: 'Labelled', body: '', labels: ['Bug'] }),
      issue('Bare'),
    );
    await stage.read();
    const found = (await replayed(null, `${LOOK}  after: 1\n  expects: [bug]\n`)).done;
    expect(found.map(([number, , after]) => [number, after.length])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });
});
