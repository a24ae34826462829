// The life of a pull request: opened with the template, labelled by what it touches, pushed to, reviewed, merged or closed.
import { pick, pickByShare } from './busy-year-chance.js';
import { KINDS, MISTAKES, PRIORITIES, sigNamed, writer } from './busy-year-words.js';
import type { Cast, Life, Writer } from './busy-year-words.js';
import { AREAS, fileIn } from './busy-year-tree.js';

export function pullLife(cast: Cast): Life {
  const { chance } = cast;
  const life = writer(cast);
  const author = pickByShare(chance, [
    [pick(chance, cast.members), 0.74],
    [pick(chance, cast.regulars), 0.15],
    [cast.stranger(), 0.06],
    [cast.bot, 0.05],
  ]);
  const files = filesOf(cast);
  const isDraft = author !== cast.bot && chance() < 0.06;
  open(life, cast, { author, files, isDraft });
  pushes(life, cast, { author, files });
  if (isDraft) life.add({ kind: 'ready', by: author });
  review(life, cast, author);
  // Labels are corrected when all is pushed: what follows such a correction is told elsewhere.
  const isCorrected = chance() < 0.09;
  if (isCorrected) correct(life, cast);
  end(life, cast, { author, isCorrected });
  return { isPull: true, steps: life.steps };
}

/** Half of all changes are of one file; most stay in one place. */
function filesOf({ chance, tree }: Cast): readonly string[] {
  const count = pickByShare(chance, [
    [1, 0.5],
    [3, 0.3],
    [8, 0.15],
    [20, 0.05],
  ]);
  const near = pick(chance, tree);
  const place = tree.filter(({ dir }) => dir.startsWith(near.dir.split('/').slice(0, 2).join('/')));
  return [...new Set(Array.from({ length: count }, () => fileIn(chance, chance() < 0.85 ? place : tree)))];
}

interface Opening {
  readonly author: string;
  readonly files: readonly string[];
  readonly isDraft: boolean;
}

/** The template asks for the kind, and shows the choice in a comment. */
function open(life: Writer, { chance, bot, members }: Cast, { author, files, isDraft }: Opening): void {
  const lines = [
    'What this does: it mends the loop.',
    '',
    '<!-- Uncomment one:',
    '/kind bug',
    '/kind feature',
    '-->',
    '',
  ];
  if (author !== bot) {
    if (chance() < 0.85) lines.push(`/kind ${pick(chance, KINDS)}`);
    if (chance() < 0.15) lines.push(`/sig ${sigNamed(chance)}`);
    if (chance() < 0.1) lines.push(`/priority ${pick(chance, PRIORITIES)}`);
    if (chance() < 0.08)
      lines.push(
        `/assign @${pick(
          chance,
          members.filter((one) => one !== author),
        )}`,
      );
    if (chance() < 0.1)
      lines.push(
        `/cc @${pick(
          chance,
          members.filter((one) => one !== author),
        )}`,
      );
    if (chance() < 0.03) lines.push('', 'cc @acme/sig-node-pr-reviews');
  }
  lines.push('', '```release-note', 'NONE', '```');
  const title = `Mend ${pick(chance, ['the loop', 'the cache', 'the docs', 'a race'])}`;
  life.add({ kind: 'open', by: author, title, body: lines.join('\n'), labels: [], draft: isDraft, files });
}

/** A third has none; what is pushed mostly changes the same files, and sometimes more. Bots push once for all. */
function pushes(life: Writer, { chance, tree, bot }: Cast, { author, files }: Omit<Opening, 'isDraft'>): void {
  if (author === bot) return;
  const count = pickByShare(chance, [
    [0, 0.35],
    [1, 0.3],
    [2, 0.15],
    [3, 0.1],
    [5, 0.1],
  ]);
  for (let n = 0; n < count; n += 1) {
    const more = chance() < 0.25 ? [fileIn(chance, tree)] : [];
    life.add({ kind: 'push', by: author, files: [pick(chance, files), ...more] }, 3);
  }
}

function review(life: Writer, { chance, members, bot }: Cast, author: string): void {
  const member = () => pick(chance, members);
  if (chance() < 0.03)
    life.add({ kind: 'comment', by: author === bot ? member() : author, body: pick(chance, MISTAKES) });
  if (chance() < 0.45)
    life.add({ kind: 'comment', by: member(), body: `/triage accepted\n/priority ${pick(chance, PRIORITIES)}` });
  if (chance() < 0.6) life.add({ kind: 'review', by: member(), body: 'Two remarks below.' });
  if (chance() < 0.08)
    life.add({ kind: 'review', by: member(), body: `Looks right to me.\n\n/area ${pick(chance, AREAS)}` });
  if (chance() < 0.1) life.add({ kind: 'comment', by: member(), body: `/sig ${sigNamed(chance)}` });
  if (chance() < 0.1) life.add({ kind: 'comment', by: member(), body: `/kind ${pick(chance, KINDS)}` });
  if (chance() < 0.06) life.add({ kind: 'label', by: member(), label: `area/${pick(chance, AREAS)}` });
  if (chance() < 0.03) life.add({ kind: 'comment', by: member(), body: '/retitle Mend the loop for good' });
  if (chance() < 0.04) life.add({ kind: 'comment', by: member(), body: '/lifecycle frozen' });
  if (chance() < 0.4) life.add({ kind: 'comment', by: member(), body: 'Please add a test.' });
}

/** A SIG that is not meant is taken off, and another put on; or a label is taken off by hand. */
function correct(life: Writer, { chance, members }: Cast): void {
  const by = pick(chance, members);
  if (chance() < 0.6)
    life.add({
      kind: 'comment',
      by,
      body: `/remove-sig ${pick(chance, ['node', 'testing', 'apps'])}\n/sig ${sigNamed(chance)}`,
    });
  else life.add({ kind: 'unlabel', by, label: `area/${pick(chance, AREAS)}` });
}

function end(
  life: Writer,
  { chance, members, bot }: Cast,
  { author, isCorrected }: { author: string; isCorrected: boolean },
): void {
  const member = pick(chance, members);
  const how = pickByShare(chance, [
    ['merge', 0.72],
    ['close', 0.08],
    ['command', 0.08],
    ['open', 0.12],
  ]);
  if (how === 'merge') life.add({ kind: 'merge', by: member });
  if (how === 'close') life.add({ kind: 'close', by: author === bot ? member : author });
  if (how !== 'command') return;
  life.add({ kind: 'comment', by: member, body: '/close' });
  if (!isCorrected && chance() < 0.3) life.add({ kind: 'comment', by: member, body: '/reopen' });
}
