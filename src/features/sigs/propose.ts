// The proposed section `sigs:`: the repository's own directory, or groups made of what shows of them.
import { FOUND_LIMITS, readSigsFile } from '../../community/sigs-file.js';
import type { Choice, Label, Proposal, Survey } from '../../core/proposal.js';
import { quote } from '../../core/markdown.js';
import { languageOfSurvey } from '../../core/survey.js';
import type { Language } from '../../core/language.js';
import { groupsIn } from './propose-groups.js';
import type { Found } from './propose-groups.js';

interface Words {
  readonly section: string;
  readonly mode: string;
  readonly from: (groups: number, problems: number) => string;
  readonly labels: (count: number, first: string) => string;
  /** The labels of the repository are not known; files speak of these. */
  readonly spoken: (count: number, first: string, files: string) => string;
  readonly teams: (files: string, count: number) => string;
  readonly besides: (files: string) => string;
  readonly meaning: (name: string) => string;
  readonly and: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    section: 'Puts the label of the group that owns an item on it, and takes it off again when that is over.',
    mode: 'Observing shows in one issue which labels it would put on, and touches none.',
    from: (groups, problems) =>
      `${quote('sigs.yaml')} names ${groups} ${groups === 1 ? 'group' : 'groups'}${problems === 0 ? '' : `; ${problems} of its values could not be read`}. It is read as it is.`,
    labels: (count, first) =>
      count === 1 ? `The label ${first} is here.` : `${count} labels of groups are here, such as ${first}.`,
    spoken: (count, first, files) =>
      count === 1
        ? `The label ${first} stands in ${files}.`
        : `${count} labels of groups stand in ${files}, such as ${first}.`,
    teams: (files, count) => `${files} names ${count === 1 ? 'a team' : `${count} teams`}.`,
    besides: (files) => ` What belongs to the groups was taken over from ${files}.`,
    meaning: (name) => `Belongs to ${name}`,
    and: ' and ',
  },
  zh: {
    section: '给条目加上其归属小组的标签，归属不再成立时去掉。',
    mode: '处于观察状态时，只在一个 issue 中展示会加上哪些标签，不做任何改动。',
    from: (groups, problems) =>
      `${quote('sigs.yaml')} 列出了 ${groups} 个小组${problems === 0 ? '' : `，其中有 ${problems} 处无法读取`}，按原样读取。`,
    labels: (count, first) =>
      count === 1 ? `这里已有标签 ${first}。` : `这里已有 ${count} 个小组标签，例如 ${first}。`,
    spoken: (count, first, files) =>
      count === 1 ? `${files} 中提到了标签 ${first}。` : `${files} 中提到了 ${count} 个小组标签，例如 ${first}。`,
    teams: (files, count) => `${files} 提到了 ${count} 个团队。`,
    besides: (files) => `各小组名下的内容取自 ${files}。`,
    meaning: (name) => `属于 ${name}`,
    and: '和',
  },
};

const FROM = 'sigs.yaml';

/** Null where nothing shows of any group. */
export function propose(survey: Survey): Proposal | null {
  const { language } = languageOfSurvey(survey);
  const said = words[language];
  const own = fromFile(survey, said);
  if (own !== null) return proposal(own, [], said);
  const found = groupsIn(survey);
  if (found.groups.length === 0) return null;
  const choice = { path: ['groups'], value: found.groups, reason: reasonOf(found, said) };
  const nameOf = (label: string) => found.groups.find((group) => group.label === label)?.name ?? label;
  // Where the labels of the repository are not known, none is missing.
  const missing = survey.labels === null ? [] : found.missing;
  const labels = missing.map((name) => ({ name, color: 'd2e0f0', description: said.meaning(nameOf(name)) }));
  return proposal(choice, labels, said);
}

const proposal = (choice: Choice, labels: readonly Label[], { section, mode }: Words): Proposal => ({
  reason: section,
  choices: [{ path: ['mode'], value: 'observe', reason: mode }, choice],
  labels,
  findings: [],
});

function fromFile({ files }: Survey, { from }: Words): Choice | null {
  const text = files[FROM];
  if (text === undefined) return null;
  const { sigs, problems } = readSigsFile(FROM, text, FOUND_LIMITS);
  if (sigs.length === 0) return null;
  return { path: ['from'], value: FROM, reason: from(sigs.length, problems.length) };
}

function reasonOf(found: Found, { labels, spoken, teams, besides, and }: Words): string {
  const { groups, files, labelled, named } = found;
  const quoted = (paths: readonly string[]) => paths.map((path) => quote(path)).join(and);
  const first = quote(groups[0]?.label ?? '');
  const told = named.length === 0 ? labels(labelled, first) : spoken(labelled, first, quoted(named));
  const head = labelled === 0 ? teams(quoted(named), groups.length) : told;
  return `${head}${files.length === 0 ? '' : besides(quoted(files))}`;
}
