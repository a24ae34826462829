// What the desk says, in each of the communities: its checklist through real decisions, and each sentence besides.
import type { Language } from '../../src/core/language.js';
import { mention } from '../../src/core/markdown.js';
import { namesOf } from '../../src/community/ladder/names.js';
import { requirementWords } from '../../src/community/ladder/words.js';
import type { Checked, Title } from '../../src/core/title.js';
import type { FormProblem } from '../../src/features/desk/reading.js';
import { messages } from '../../src/features/desk/messages.js';
import type { CaseWords, Step } from '../../src/features/desk/said.js';
import type { Why } from '../../src/features/desk/why.js';
import { bodiesOf, DeskWorld, form, person } from '../features/desk-world.js';
import { itemLink } from './communities.js';
import type { Community } from './communities.js';
import type { Said } from './said.js';

const SPONSORS: Readonly<Record<Community['name'], number>> = { empty: 0, typical: 2, large: 12 };

const titleIn = ({ titles }: Community): Title =>
  titles.find(({ applyLabel, sponsors }) => applyLabel !== null && sponsors !== null) ?? titles.at(-1)!;

/** Every other requirement is met, then not yet, then cannot be known. */
const checkedOf = ({ requirements }: Title): readonly Partial<Checked>[] =>
  requirements.map((_, nth): Partial<Checked> => {
    const evidence = Array.from({ length: 6 }, (_unused, n) => ({
      ...({ is: 'item', repository: 70, number: 100 + n, at: '2026-02-01T00:00:00Z' } as const),
    }));
    return [
      { is: 'met' as const, have: 7, need: 5, evidence },
      { is: 'not_yet' as const, have: 1, need: 5, evidence: evidence.slice(0, 1) },
      { is: 'unknown' as const, have: null, need: 1, why: 'not_attested' },
    ][nth % 3]!;
  });

interface Scene {
  readonly world: DeskWorld;
  readonly application: string;
  readonly sponsors: readonly string[];
  readonly label: string;
}

function sceneIn(
  community: Community,
  language: Language,
  checked: (title: Title) => readonly Partial<Checked>[],
): Scene {
  const found = titleIn(community);
  const label = found.applyLabel ?? 'membership';
  const title = { ...found, applyLabel: label, objectionDays: 3 };
  const sponsors = Array.from({ length: SPONSORS[community.name] }, (_, nth) => community.login(nth + 1));
  const accounts = Object.fromEntries(
    sponsors.map((login) => [login, { is: 'person' as const, person: person(login) }]),
  );
  const roles = {
    ...Object.fromEntries((found.sponsors?.roles ?? []).map((role) => [role, sponsors.slice(0, -1)])),
    lead: ['mo'],
  };
  const world = new DeskWorld({
    ...{
      titles: [title, ...community.titles.filter((one) => one !== found)],
      roles,
      checked: checked(title),
      accounts,
      directory: community.directory,
    },
  });
  world.language = language;
  const words =
    language === 'zh' ? '我参与这个社区的贡献已经有一段时间了，希望成为成员。' : 'I have been around for a while.';
  const sig = `### SIG\n\n${community.directory.sigs[0]?.name ?? ''}\n\n### Notes\n\n${words.repeat(language === 'zh' ? 9 : 1)}\n`;
  const named = sponsors.length === 0 ? '_No response_' : sponsors.map((login) => `@${login}`).join(' ');
  return { world, application: form(named, sig), sponsors, label };
}

const MET = ({ requirements }: Title): readonly Partial<Checked>[] =>
  requirements.map(() => ({ is: 'met', have: 7, need: 5 }));

/** What is written at each step of a case; the labels of the issue say for which SIG it is. */
function course(community: Community, language: Language): readonly Said[] {
  const text = { title: language === 'zh' ? '申请成为成员' : 'I would like to become a member' };
  const open = ({ world, application, label }: Scene) =>
    world.applies(application, { ...text, labels: [label, 'sig/sig-1'] });
  const written = (what: string, played: ReturnType<typeof open>): readonly Said[] =>
    Object.entries(bodiesOf(played)).map(([rule, body]): Said => [`${what}: ${rule}`, body]);
  const early = sceneIn(community, language, checkedOf);
  const ready = sceneIn(community, language, MET);
  const misspelt = {
    ...early,
    application: early.application.replace(/### Sponsors\n\n.*/, '### Sponsors\n\n@a-mispelt-handle @robo[bot]'),
  };
  const said: Said[] = [
    ...written('an application', open(early)),
    ...written('a wrong command', early.world.says('eve', `/accept\n/concern ${community.foreign.slice(0, 60)}`)),
    ...written(
      'an application that nobody can read',
      open({ ...misspelt, world: sceneIn(community, language, MET).world }),
    ),
    ...written('all is there', open(ready)),
  ];
  for (const [nth, login] of ready.sponsors.entries()) {
    const played = ready.world.says(login, nth === 1 ? 'not yet' : '+1');
    if (nth === ready.sponsors.length - 1) said.push(...written('sponsors answered', played));
  }
  const objections = ready.world.says('eve', 'Looks good to me');
  return [...said, ...written('a word of somebody', objections)];
}

const STAGES = ['accepted', 'deferred', 'withdrawn', 'closed', 'objections', 'ready'] as const;

const whys = ({ titles, foreign: login }: Community): readonly Why[] => [
  ...(
    ['no_case', 'pull', 'applicant', 'own', 'unreadable', 'has_case', 'not_owner', 'words', 'not_named'] as const
  ).map((code): Why => ({ code })),
  ...(['no_sponsors', 'no_nomination', 'self', 'unknown_say', 'twice', 'elsewhere'] as const).map((code): Why => ({
    code,
  })),
  ...[null, 'maintainers'].map((place): Why => ({ code: 'private', place })),
  { code: 'label_gone', label: login },
  ...(['accepted', 'deferred', 'withdrawn', 'closed'] as const).map((stage): Why => ({ code: 'over', stage })),
  { code: 'no_say', roles: [] },
  { code: 'no_say', roles: ['lead', 'team:steering', 'member'] },
  {
    code: 'missing',
    missing: [
      { code: 'sig' },
      { code: 'requirements', notYet: [2], unknown: [3] },
      { code: 'sponsors', have: 1, need: 2 },
      { code: 'seconds', have: 0, need: 1 },
      { code: 'seats', of: 25 },
      { code: 'concerns', open: [1] },
      { code: 'objections', until: '2026-03-08T10:00:00Z' },
    ],
  },
  { code: 'no_concern', open: [] },
  { code: 'no_concern', open: [1, 2] },
  ...[null, 'ana'].map((meant): Why => ({ code: 'nobody', login, meant })),
  { code: 'no_title', titles: [] },
  { code: 'no_title', titles },
  { code: 'not_nominated', title: titles[0]! },
  { code: 'not_a_person', login },
  { code: 'held', login },
  ...[null, 12].map((number): Why => ({ code: 'other_case', number })),
  ...[0, 4].map((count): Why => ({ code: 'requirement', count })),
  ...[true, false].map((met): Why => ({ code: 'known', met })),
];

const problems = ({ foreign: login, titles }: Community): readonly FormProblem[] => [
  ...[null, 'ana'].map((meant): FormProblem => ({ code: 'applicant_unknown', login, meant })),
  { code: 'sponsor_gone', login },
  { code: 'renamed', login: 'old-name', now: 'new-name' },
  { code: 'several_applicants', logins: [login, 'bo'] },
  { code: 'several_titles', titles: titles.slice(0, 2) },
  { code: 'not_a_person', login },
];

const STEPS: readonly Step[] = [
  { do: 'team', where: 'members', as: null, url: 'https://github.com/orgs/acme/teams/members' },
  { do: 'owners', where: 'pkg/network/OWNERS', as: 'reviewers', url: null },
  { do: 'roster', where: 'community/MEMBERS.md', as: null, url: null },
];

export function deskSays(community: Community, language: Language): readonly Said[] {
  const said = messages[language];
  const { titles, directory, foreign } = community;
  const title = titleIn(community);
  const names = namesOf(titles, language, directory.sigs[0]?.name ?? null);
  const words: CaseWords = {
    title: names.called(title.name),
    deciders: names.whoever(title.decidedBy[0] ?? 'lead'),
    whoever: names.whoever,
    titleOf: ({ name }) => names.called(name),
  };
  const login = community.login(0);
  const mentions = Array.from({ length: Math.max(1, SPONSORS[community.name] / 2) }, (_, n) =>
    mention(community.login(n + 1)),
  );
  const turn = { missing: [], sigs: [], words: [], verdict: { login, day: '2026-03-02' } };
  return [
    ...course(community, language),
    ['asked again', said.askAgain(mentions, login, words.title)],
    ['to those who decide', said.ready(mentions, login, words.title)],
    ['accepted', said.welcome(mention(login), words.title, 'mo', title.termDays === null ? null : '2027-03-02')],
    [
      'what follows',
      [
        ...STEPS.map((one) => `- ${said.carried(one)}`),
        '',
        said.byHand,
        '',
        ...STEPS.map((one) => `- ${said.step(one, login)}`),
      ].join('\n'),
    ],
    ['not by Hearth', said.refusedByGitHub],
    ...STAGES.map((stage): Said => [
      `stage ${stage}`,
      said.turn({ ...turn, stage, until: stage === 'objections' ? '2026-03-08 10:00 UTC' : null }, words),
    ]),
    [
      'what is missing',
      said.turn(
        {
          ...turn,
          ...{ stage: 'gathering', until: null, sigs: directory.sigs.slice(0, 10).map(({ name }) => name) },
          words: [{ n: 3, by: words.deciders }],
          missing: [
            { code: 'sig' },
            { code: 'requirements', notYet: [1, 2], unknown: [] },
            { code: 'sponsors', have: 1, need: 2 },
            { code: 'seconds', have: 0, need: 2 },
            { code: 'seats', of: 25 },
          ],
        },
        words,
      ),
    ],
    [
      'seconded',
      said.seconds(
        Array.from({ length: SPONSORS[community.name] }, (_, n) => community.login(n)),
        2,
      ),
    ],
    ['without its label', said.labelGone(foreign)],
    ['applicant gone', said.applicantGone],
    ['title gone', said.titleGone],
    ['held already', said.hindered({ code: 'held', until: '2026-12-01' }, words)],
    ['another case', said.hindered({ code: 'other_case', number: null }, words)],
    ['nomination', said.heading(login, words.title, community.login(2))],
    [
      'problems of a form',
      problems(community)
        .map((one) => `- ${said.problem(one, words)}`)
        .join('\n'),
    ],
    ['the private issue', said.private.title(login, words.title, 12)],
    [
      'in the private issue',
      [
        said.private.intro(login, words.title, itemLink(12)),
        said.private.stage('gathering', null),
        said.private.late([community.login(1), community.login(2)]),
        said.private.deferredBefore,
        said.private.how,
        said.private.concerns([
          said.private.concern(1, login, '2026-03-02', false),
          said.private.concern(2, null, '2026-03-02', true),
        ]),
        said.private.settled,
      ].join('\n\n'),
    ],
    ['requirements alone', title.requirements.map((one) => `- ${requirementWords(one, language, names)}`).join('\n')],
    ...whys(community).map((why): Said => [`refused: ${why.code}`, said.refused(`/nominate ${foreign}`, why, words)]),
  ];
}
