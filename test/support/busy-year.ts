// A year of a busy, Prow-run repository, as data: who did what to which issue or pull request, and when. Seeded.
//
// Proportions. Known: 34,380 issues to 55,832 pull requests in kubernetes/kubernetes (Kubernetes blog, 28 May 2020); four of
// five labelled pull requests there by core developers, 9 % with labels corrected in review (Efficiency for Experts,
// Visibility for Newcomers: a case study of label-code alignment in Kubernetes, 2026, 18,020 pull requests); issue forms that
// bring `kind/…` themselves, and a template that asks pull requests for `/kind` and shows the choice in a comment
// (kubernetes/kubernetes, .github); staleness after 90 + 30 + 30 days (falcosecurity/test-infra#40). Assumed: all else, with
// fewer commands and so fewer comments by Prow where in doubt.
//
// Left out, because Hearth is meant to differ there, and tried in test/scenarios/complaints.test.ts: labels that a person took
// off a bot, with a push or reopening after it; pushes that take files out of a change; commands in code, quotes and edits, and
// by bots. Who is assigned is not compared: Hearth has limits and reasons there that Prow has not.
import { random } from './busy-year-chance.js';
import { issueLife } from './busy-year-issue.js';
import { pullLife } from './busy-year-pull.js';
import { AREAS, COMMITTEES, ownersTree, SIGS, WORKING_GROUPS } from './busy-year-tree.js';
import { KINDS, NEEDS, PRIORITIES } from './busy-year-words.js';
import type { BusyYear, Cast } from './busy-year-words.js';

const TRIAGE = ['accepted', 'duplicate', 'needs-information', 'not-reproducible', 'unresolved'] as const;
const LIFECYCLE = ['active', 'frozen', 'stale', 'rotten'] as const;

const PULLS = 55_832 / (34_380 + 55_832);
const DAYS = 364;

export function busyYear(seed: number, items: number): BusyYear {
  const chance = random(seed);
  const tree = ownersTree(chance, 60);
  const members = Array.from({ length: 24 }, (_, index) => `member${index + 1}`);
  const regulars = Array.from({ length: 12 }, (_, index) => `regular${index + 1}`);
  let strangers = 0;
  const stranger = () => `stranger${(strangers += 1)}`;
  const cast: Cast = { chance, tree, members, regulars, bot: 'depbump[bot]', stranger };
  const starts = Array.from({ length: items }, () => Math.floor(chance() * DAYS)).sort((a, b) => a - b);
  const lives = starts.map((start) => {
    const life = chance() < PULLS ? pullLife(cast) : issueLife(cast);
    const steps = life.steps.map(({ day, step }) => ({ day: start + day, step }));
    return { ...life, steps: steps.filter(({ day }) => day < DAYS) };
  });
  return { tree, labels: allLabels(), members, regulars, bot: cast.bot, lives };
}

/** `stale` and the like belong to all; of the restricted ones of Kubernetes the year has none. */
function allLabels(): readonly string[] {
  const of = (family: string, names: readonly string[]) => names.map((name) => `${family}/${name}`);
  return [
    ...of('sig', Object.keys(SIGS)),
    ...of('wg', WORKING_GROUPS),
    ...of('committee', COMMITTEES),
    ...of('area', AREAS),
    ...of('kind', KINDS),
    ...of('priority', PRIORITIES),
    ...of('triage', TRIAGE),
    ...of('lifecycle', LIFECYCLE),
    ...NEEDS.map((need) => `needs-${need}`),
    'api-review',
    'good first issue',
    'help wanted',
  ];
}
