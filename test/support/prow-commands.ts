// What Prow's plugins do about the text of a new item, comment or review: labels, titles, states, and comments.
import type { ProwItem, ProwWorld } from './prow.js';

export interface Said {
  readonly by: string;
  readonly text: string;
}

/** All that hear a text, one after another: each looks at the item as the one before left it. */
export function commandPlugins(world: ProwWorld, item: ProwItem, said: Said): void {
  sigmention(world, item, said);
  reopen(world, item, said);
  close(world, item, said);
  lifecycle(item, said);
  label(world, item, said);
  help(item, said);
  retitle(world, item, said);
}

const FAMILIES = 'area|committee|kind|language|priority|sig|triage|wg';
/** Categories whose last label, when taken off by command, brings `needs-…` at once. */
const NEEDED = ['kind', 'priority', 'sig', 'triage'];

const linesLike = (text: string, pattern: string): readonly RegExpMatchArray[] => [
  ...text.matchAll(new RegExp(`^${pattern}[^\\S\\n]*$`, 'gm')),
];

/** label.go. Only HTML comments are left out; the family's names are folded, the command's word is not. */
function label({ year, additionalLabels }: ProwWorld, { labels, comments }: ProwItem, { by, text }: Said): void {
  const plain = text.replace(/<!--[^]*?-->/g, '');
  const named = (prefix: string) =>
    linesLike(plain, `/${prefix}(${FAMILIES})[^\\S\\n]*(.*?)`).flatMap(([line, family = '']) =>
      line
        .trim()
        .split(' ')
        .slice(1)
        .map((name) => `${family}/${name.trim()}`.toLowerCase()),
    );
  const others = (prefix: string) =>
    linesLike(plain, `/${prefix}label[^\\S\\n]*(.*?)`)
      .flatMap(([line]) => line.trim().split(' ').slice(1))
      .map((name) => name.toLowerCase());
  const isKnown = (name: string) => additionalLabels.includes(name);
  const add = [...named(''), ...others('').filter(isKnown)];
  const remove = [...named('remove-'), ...others('remove-').filter(isKnown)];
  for (const category of NEEDED) {
    const of = (all: Iterable<string>) => [...all].filter((name) => name.startsWith(`${category}/`));
    if (of(remove).length === 0 || of(add).length > 0) continue;
    if (of(labels).every((name) => remove.includes(name))) add.push(`needs-${category}`);
  }
  const had = new Set(labels);
  const answers = new Set<string>();
  if ([...others(''), ...others('remove-')].some((name) => !isKnown(name))) answers.add('label: not configured');
  for (const name of add) {
    if (had.has(name)) continue;
    if (!year.labels.includes(name)) answers.add('label: not in the repository');
    else if (name === 'triage/accepted' && !year.members.includes(by)) answers.add('label: members only');
    else labels.add(name);
  }
  for (const name of remove) {
    if (!had.has(name)) answers.add('label: not set');
    else labels.delete(name);
  }
  // The first of these reasons ends it: one comment at most.
  const [first] = ['not configured', 'not in the repository', 'not set', 'members only'].flatMap((reason) =>
    answers.has(`label: ${reason}`) ? [`label: ${reason}`] : [],
  );
  if (first !== undefined) comments.push(first);
}

const has = (text: string, command: string): boolean => new RegExp(`^/${command}[^\\S\\n]*$`, 'im').test(text);

/** help.go: open issues only; the first that fits of these four, and the guidelines are posted with a label. */
function help({ isPull, state, labels, comments }: ProwItem, { text }: Said): void {
  if (isPull || state !== 'open') return;
  const [wanted, first] = ['help wanted', 'good first issue'];
  if (labels.has(wanted) && has(text, 'remove-help')) {
    labels.delete(wanted);
    labels.delete(first);
  } else if (!labels.has(first) && has(text, 'good-first-issue')) {
    comments.push('help');
    labels.add(first).add(wanted);
  } else if (!labels.has(wanted) && has(text, 'help')) {
    comments.push('help');
    labels.add(wanted);
  } else if (has(text, 'remove-good-first-issue')) labels.delete(first);
}

/** lifecycle.go: one at a time; pull requests are never frozen. */
function lifecycle({ isPull, labels, comments }: ProwItem, { text }: Said): void {
  for (const [, remove, name] of linesLike(text, '/(remove-)?lifecycle (active|frozen|stale|rotten)')) {
    const label = `lifecycle/${name ?? ''}`;
    if (remove !== undefined) labels.delete(label);
    else if (isPull && name === 'frozen') comments.push('lifecycle');
    else if (!labels.has(label)) {
      for (const one of labels) if (one.startsWith('lifecycle/')) labels.delete(one);
      labels.add(label);
    }
  }
}

/** close.go: authors and collaborators, and anybody once it is stale; each time it is said who asked. */
function close({ year }: ProwWorld, item: ProwItem, { by, text }: Said): void {
  const notPlanned = has(text, 'close not-planned');
  if (item.state !== 'open' || (!has(text, 'close') && !notPlanned)) return;
  item.comments.push('close');
  const isStale = item.labels.has('lifecycle/stale') || item.labels.has('lifecycle/rotten');
  const may = by === item.author || year.members.includes(by) || isStale;
  if (may && !(item.isPull && notPlanned)) item.state = 'closed';
}

/** reopen.go: authors and collaborators, with a comment either way. */
function reopen({ year }: ProwWorld, item: ProwItem, { by, text }: Said): void {
  if (item.state !== 'closed' || !has(text, 'reopen')) return;
  item.comments.push('reopen');
  if (by === item.author || year.members.includes(by)) item.state = 'open';
}

/** retitle.go: trusted people; no mentions and no words that close issues. */
function retitle({ year }: ProwWorld, item: ProwItem, { by, text }: Said): void {
  const [found] = linesLike(text, '/retitle[^\\S\\n]*(.*?)');
  if (found === undefined) return;
  const title = (found[1] ?? '').trim();
  if (!year.members.includes(by) || title === '' || /@\w/.test(title)) item.comments.push('retitle');
  else item.title = title;
}

/** sigmention.go, with the organisation's own name: a team's mention labels, and an outsider's is repeated. */
function sigmention({ year }: ProwWorld, { labels, comments }: ProwItem, { by, text }: Said): void {
  const mentions = [...text.matchAll(/@acme\/sig-([\w-]*)-(?:misc|test-failures|pr-reviews)/g)];
  const known = mentions
    .map(([, sig]) => `sig/${sig ?? ''}`.toLowerCase())
    .filter((name) => year.labels.includes(name));
  for (const name of known) labels.add(name);
  if (known.length > 0 && !year.members.includes(by)) comments.push('sigmention');
}
