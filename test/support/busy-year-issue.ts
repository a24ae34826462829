// The life of an issue: opened from a form or not, brought to a SIG, triaged, worked on, closed, or grown stale.
import { pick, pickByShare } from './busy-year-chance.js';
import { KINDS, MISTAKES, PRIORITIES, sigNamed, writer } from './busy-year-words.js';
import type { Cast, Life, Writer } from './busy-year-words.js';
import { AREAS } from './busy-year-tree.js';

export function issueLife(cast: Cast): Life {
  const { chance, members, regulars } = cast;
  const life = writer(cast);
  const author = pickByShare(chance, [
    [pick(chance, members), 0.45],
    [pick(chance, regulars), 0.2],
    [cast.stranger(), 0.35],
  ]);
  const isNamed = chance() < (members.includes(author) ? 0.5 : 0.25);
  open(life, cast, author, isNamed);
  if (!isNamed && chance() < 0.85) bringToSig(life, cast, author);
  triage(life, cast, author);
  talk(life, cast, author);
  end(life, cast, author);
  return { isPull: false, steps: life.steps };
}

/** Three of four forms put a kind on; some people name the SIG at once, few mention one of its teams. */
function open(life: Writer, { chance }: Cast, by: string, isNamed: boolean): void {
  const form = pickByShare(chance, [
    ['kind/bug', 0.5],
    ['kind/feature', 0.2],
    ['kind/failing-test', 0.1],
    ['', 0.2],
  ]);
  const lines = ['What happened: it does not start.', '', '<!-- Choose one: /kind bug or', '/kind feature', '-->', ''];
  if (isNamed) lines.push(chance() < 0.06 ? '/wg batch' : `/sig ${sigNamed(chance)}`);
  else if (chance() < 0.04) lines.push('cc @acme/sig-network-misc');
  if (form === '' && chance() < 0.5) lines.push(`/kind ${pick(chance, KINDS)}`);
  life.add({
    kind: 'open',
    by,
    title: `It fails in ${pick(chance, ['a new cluster', 'an old kernel', 'the nightly run', 'a pod that ends'])}`,
    body: lines.join('\n'),
    labels: form === '' ? [] : [form],
    draft: false,
    files: [],
  });
}

/** The author or a triager names it; now and then with a name that does not exist, and again. */
function bringToSig(life: Writer, { chance, members }: Cast, author: string): void {
  const by = chance() < 0.4 ? author : pick(chance, members);
  if (chance() < 0.04) life.add({ kind: 'comment', by, body: pick(chance, MISTAKES) });
  const text = chance() < 0.3 ? 'I believe this is ours.\n\n' : '';
  const second = chance() < 0.1 ? ` ${sigNamed(chance).toLowerCase()}` : '';
  life.add({ kind: 'comment', by, body: `${text}/sig ${sigNamed(chance)}${second}` });
}

function triage(life: Writer, { chance, members }: Cast, author: string): void {
  const triager = pick(chance, members);
  if (chance() < 0.02 && !members.includes(author)) {
    life.add({ kind: 'comment', by: author, body: '/triage accepted' });
  }
  const verdict = pickByShare(chance, [
    ['/triage accepted', 0.3],
    [`/triage accepted\n/priority ${pick(chance, PRIORITIES)}`, 0.2],
    ['/triage needs-information', 0.08],
    ['', 0.42],
  ]);
  if (verdict !== '') life.add({ kind: 'comment', by: triager, body: verdict });
  if (chance() < 0.06) life.add({ kind: 'comment', by: triager, body: '/remove-kind bug\n/kind feature' });
  if (chance() < 0.03) life.add({ kind: 'comment', by: triager, body: '/remove-triage accepted' });
}

function talk(life: Writer, { chance, members, regulars }: Cast, author: string): void {
  const anyone = () => pick(chance, chance() < 0.6 ? members : regulars);
  if (chance() < 0.5) life.add({ kind: 'comment', by: anyone(), body: 'Which version is this?' });
  if (chance() < 0.1) life.add({ kind: 'comment', by: anyone(), body: `/area ${pick(chance, AREAS)}` });
  if (chance() < 0.05) life.add({ kind: 'label', by: pick(chance, members), label: `area/${pick(chance, AREAS)}` });
  if (chance() < 0.05) life.add({ kind: 'comment', by: pick(chance, members), body: pick(chance, HELP) });
  if (chance() < 0.01) life.add({ kind: 'comment', by: pick(chance, members), body: '/remove-help' });
  if (chance() < 0.25)
    life.add({ kind: 'comment', by: chance() < 0.5 ? author : pick(chance, members), body: '/assign' });
  if (chance() < 0.04) {
    const by = pick(chance, members);
    life.add({ kind: 'comment', by, body: '/retitle It fails when the node is drained' });
  }
  if (chance() < 0.08) life.add({ kind: 'edit', by: author, title: 'It fails, now with a better title' });
  if (chance() < 0.03) life.add({ kind: 'comment', by: pick(chance, members), body: '/label api-review' });
  if (chance() < 0.3) life.add({ kind: 'comment', by: author, body: 'Thank you, I will try that.' });
}

const HELP = ['/good-first-issue', '/good-first-issue', '/help', '/help'] as const;

/** A third is closed by hand, some by command; a fourth grows stale, of which some are brought back. */
function end(life: Writer, { chance, members }: Cast, author: string): void {
  const member = pick(chance, members);
  const how = pickByShare(chance, [
    ['hand', 0.35],
    ['command', 0.12],
    ['stale', 0.25],
    ['frozen', 0.02],
    ['open', 0.26],
  ]);
  if (how === 'hand') life.add({ kind: 'close', by: chance() < 0.5 ? author : member }, 30);
  if (how === 'frozen') life.add({ kind: 'comment', by: member, body: '/lifecycle frozen' }, 30);
  if (how === 'command') {
    life.add({
      kind: 'comment',
      by: chance() < 0.4 ? author : member,
      body: chance() < 0.3 ? '/close not-planned' : '/close',
    });
    if (chance() < 0.2) life.add({ kind: 'comment', by: author, body: '/reopen' });
  }
  if (how !== 'stale') return;
  life.pass(90);
  life.add({ kind: 'comment', by: member, body: 'Nothing came of this for 90 days.\n\n/lifecycle stale' });
  if (chance() < 0.4) {
    life.add({ kind: 'comment', by: author, body: '/remove-lifecycle stale' });
    return;
  }
  life.pass(30);
  life.add({ kind: 'comment', by: member, body: '/lifecycle rotten' });
  life.pass(30);
  life.add({ kind: 'comment', by: member, body: '/close not-planned' });
  if (chance() < 0.15) life.add({ kind: 'comment', by: author, body: '/reopen\n/remove-lifecycle rotten' });
}
