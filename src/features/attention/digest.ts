// The list of a SIG: who waits, for whom, since when. One issue in the private repository, edited.
import { sigTitle } from '../../community/sig-words.js';
import type { IssueAct } from '../../core/action.js';
import type { OpenTurn } from '../../core/attention-question.js';
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { mention, quote } from '../../core/markdown.js';
import { fold } from '../../core/name.js';
import type { Directory } from '../../core/sig.js';
import { DAY_MS, minuteOf } from '../../core/time.js';
import { linkIn } from '../../report/markdown/links.js';
import { groupsIn, groupsOf, slugOf } from './groups.js';
import type { Group } from './groups.js';
import { messages } from './messages.js';

/** Lines under one heading. */
const MOST = 10;
/** Lists with somebody waiting, which are issues in the private repository. */
const MOST_LISTS = 20;

export interface Lists {
  readonly repository: Repository;
  readonly directory: Directory | null;
  readonly turns: readonly OpenTurn[];
  /** Name of the private repository. */
  readonly place: string;
  readonly now: Date;
  readonly language: Language;
}

/**
 * Of each of these groups (all there are, where none are named), its list: at most 20 with somebody waiting, the last of
 * which names the others. A lead of several is mentioned in the first of them alone.
 */
export function digestsOf(
  { directory, turns, ...rest }: Lists,
  groups: readonly Group[] = groupsIn(directory),
): readonly { readonly act: IssueAct; readonly slot: string }[] {
  const all = groups.map((group) => {
    const slot = slugOf(group);
    const own = turns.filter(({ labels }) => groupsOf(directory, labels).some((one) => slugOf(one) === slot));
    return { group, slot, turns: own };
  });
  const waiting = all.filter((one) => one.turns.length > 0);
  const [shown, others] = [waiting.slice(0, MOST_LISTS), waiting.slice(MOST_LISTS)];
  const mentioned = new Set<string>();
  return all.map(({ group, slot, turns: own }) => {
    const isShown = shown.some((one) => one.slot === slot);
    const leads = isShown ? leadsOf(group, mentioned) : [];
    const further = slot === shown.at(-1)?.slot ? others : [];
    return { act: digestOf({ ...rest, group, turns: isShown ? own : [], leads, further }), slot };
  });
}

/** As mentions; in backticks those who are mentioned already. */
function leadsOf(group: Group, mentioned: Set<string>): readonly string[] {
  const logins = new Map((group?.leads ?? []).map(({ login }) => [fold(login), login]));
  return [...logins].map(([key, login]) => {
    if (mentioned.has(key)) return quote(login);
    mentioned.add(key);
    return mention(login);
  });
}

interface Digest extends Omit<Lists, 'directory'> {
  readonly group: Group;
  /** For whom it is, as they are written. */
  readonly leads: readonly string[];
  /** Groups that have no list of their own. */
  readonly further: readonly { readonly group: Group; readonly turns: readonly OpenTurn[] }[];
}

function digestOf({ repository, group, turns, leads, further, place, now, language }: Digest): IssueAct {
  const said = messages[language];
  const { owner, name } = repository;
  const line = (one: OpenTurn) => {
    const days = Math.max(0, Math.floor((now.getTime() - Date.parse(one.since)) / DAY_MS));
    return `- ${said.line(linkIn(repository)(one.number, one.kind), one, `${minuteOf(one.since)} UTC`, days)}`;
  };
  const chapter = (heading: string, chosen: (one: OpenTurn) => boolean) => {
    const all = turns.filter(chosen);
    const shown = [
      ...all.slice(0, MOST).map(line),
      ...(all.length > MOST ? [`- ${said.more(all.length - MOST)}`] : []),
    ];
    return all.length === 0 ? [] : [`### ${heading}`, shown.join('\n')];
  };
  const chapters = [
    ...chapter(said.newcomers, ({ newcomer }) => newcomer),
    ...chapter(said.maintainers, ({ newcomer, of }) => !newcomer && of === 'maintainers'),
    ...chapter(said.reviewers, ({ newcomer, of }) => !newcomer && of === 'reviewers'),
  ];
  const found = chapters.length === 0 ? [said.nothing] : chapters;
  const called = (one: Group) => (one === null ? said.others : sigTitle(one));
  const counted = further.map((one) => `${called(one.group)} (${one.turns.length})`);
  const named = counted.length === 0 ? [] : [said.further(counted)];
  return {
    kind: 'issue',
    series: `attention/${slugOf(group)}`,
    title: said.title(called(group), quote(name)),
    body: [said.intro(quote(`${owner.login}/${name}`), leads), ...found, ...named, said.outro].join('\n\n'),
    state: chapters.length === 0 ? 'closed' : 'open',
    in: place,
  };
}
