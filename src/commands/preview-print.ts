// A preview as a person reads it in a terminal.
import type { Act, AssignAct, ItemAct, ReviewersAct } from '../core/action.js';
import { minuteOf } from '../core/time.js';
import { ASSUMED_FROM } from './preview-assume.js';
import { columns, plain, wrap } from './terminal.js';
import type { Decided, Preview } from './preview-run.js';

const QUOTE = '      | ';
/** How far what would be done later stands in. */
const STEP = 4;

export function printPreview(preview: Preview, assumptions: readonly string[]): string {
  if ('ignored' in preview) return wrap(`Ignored: ${preview.ignored}.`);
  const { kind, repository, item, actor, at } = preview.event;
  const where = item === null ? repository : `${repository}#${item}`;
  const parts = [wrap(`${kind} on ${where} by ${actor ?? 'a deleted account'}, ${timeOf(at)}`)];
  if (assumptions.length > 0) {
    const list = assumptions.map((one) => wrap(one, '  - '));
    parts.push(['GitHub was not asked. Assumed instead:', ...list].join('\n'));
  }
  if (preview.nobody !== undefined) parts.push(wrap(`Nothing would be done: ${preview.nobody}.`));
  parts.push(...preview.decisions.map((decided) => printDecided(decided, assumptions.length > 0)));
  return `${parts.join('\n\n')}\n\nNothing was sent.`;
}

function printDecided(decided: Decided, assumed: boolean, depth = 0): string {
  const { feature, mode, place, because, asked, actions, later } = decided;
  const width = columns() - depth * STEP;
  const put = (text: string, first = '', rest?: string) => wrap(text, first, rest, width);
  // A sentence that names the assumption itself need not be told twice.
  const named = Object.values(because.params ?? {}).includes(ASSUMED_FROM);
  const does = mode === 'observe' ? 'would (it is observing)' : 'does';
  const acts = actions.flatMap(({ rule, act, ifRefused }) => [
    put(`${ifRefused === true ? 'if GitHub refuses that' : does}: ${nameOf(act)}, by the rule ${rule}`, '  ', '    '),
    ...('body' in act && act.body !== '' ? [put(act.body, QUOTE, QUOTE)] : []),
  ]);
  const calls = later.flatMap(({ at, then }) => [
    `  looks again at ${timeOf(at)}`,
    ...(then === undefined ? [] : [printDecided(then, assumed, depth + 1).replace(/^/gm, ' '.repeat(STEP))]),
  ]);
  return [
    put(`${feature} (${mode}), ${place}`),
    put(`because: ${because.sentence}${assumed && asked && !named ? ' (as assumed above)' : ''}`, '  ', '    '),
    ...(acts.length + calls.length === 0 ? ['  does nothing'] : []),
    ...acts,
    ...calls,
  ].join('\n');
}

/** `2019-05-15 17:20 UTC`, as reasons say it. */
function timeOf(at: string): string {
  return `${minuteOf(new Date(at).toISOString())} UTC`;
}

function nameOf(act: Act): string {
  switch (act.kind) {
    case 'status':
      return act.body === ''
        ? `takes its part out of the status comment on #${act.number}`
        : `writes into the status comment on #${act.number}`;
    case 'comment':
      return `comments on #${act.number}`;
    case 'label': {
      const changes = [...act.add.map((label) => `+"${label}"`), ...act.remove.map((label) => `-"${label}"`)];
      return `labels #${act.number} ${changes.join(' ')}`;
    }
    case 'reaction':
      return `reacts with ${act.content} to ${act.comment === undefined ? `#${act.number}` : `comment ${act.comment}`}`;
    case 'issue':
      return `${act.state === 'closed' ? 'closes' : 'keeps'} the issue "${plain(act.title)}"`;
    case 'discussion':
      return `${act.state === 'closed' ? 'closes' : 'keeps'} the discussion "${plain(act.title)}"`;
    case 'check':
      return `marks #${act.number} with the check "${plain(act.name)}": ${act.conclusion}, "${plain(act.title)}"`;
    case 'pull':
      return `opens the pull request "${plain(act.title)}" that adds ${plain(act.path)}`;
    case 'new-label':
      return `makes the label "${plain(act.name)}"`;
    case 'assign':
      return `assigns #${act.number} ${logins(act)}`;
    case 'reviewers':
      return `asks for reviews of #${act.number} ${logins(act)}`;
    case 'item':
      return `${itemDeed(act)} #${act.number}${act.title === undefined ? '' : ` as "${plain(act.title)}"`}`;
    case 'team':
      return `makes ${plain(act.login)} a member of the team ${plain(act.team)}`;
    case 'files':
      return `adds to the pull request "${plain(act.title)}": ${act.changes.map(({ path }) => plain(path)).join(', ')}`;
  }
}

const logins = ({ add, remove }: AssignAct | ReviewersAct): string =>
  [...add.map((login) => `+${plain(login)}`), ...remove.map((login) => `-${plain(login)}`)].join(' ');

function itemDeed({ state, title }: ItemAct): string {
  if (state === undefined) return 'retitles';
  const deed = { open: 'reopens', completed: 'closes', not_planned: 'closes as not planned' }[state];
  return title === undefined ? deed : `${deed} and retitles`;
}
