// A preview as a person reads it in a terminal.
import type { Act } from '../core/action.js';
import { plain, wrap } from './terminal.js';
import type { Decided, Preview } from './preview-run.js';

const QUOTE = '      | ';

export function printPreview(preview: Preview, assumptions: readonly string[]): string {
  if ('ignored' in preview) return wrap(`Ignored: ${preview.ignored}.${hintFor(preview.ignored)}`);
  const { kind, repository, item, actor, at } = preview.event;
  const where = item === null ? repository : `${repository}#${item}`;
  const parts = [wrap(`${kind} on ${where} by ${actor ?? 'a deleted account'}, ${at}`)];
  if (assumptions.length > 0) {
    const list = assumptions.map((one) => wrap(one, '  - '));
    parts.push(['GitHub was not asked. Assumed instead:', ...list].join('\n'));
  }
  if (preview.decisions.length === 0)
    parts.push(wrap('No section of the file concerns this event by this actor: nothing would be done.'));
  parts.push(...preview.decisions.map((decided) => printDecided(decided, assumptions.length > 0)));
  return `${parts.join('\n\n')}\n\nNothing was sent.`;
}

function printDecided(decided: Decided, assumed: boolean): string {
  const { feature, mode, place, because, actions, later } = decided;
  const acts = actions.flatMap(({ rule, act }) => [
    wrap(
      `${mode === 'observe' ? 'would (it is observing)' : 'does'}: ${nameOf(act)}, by the rule ${rule}`,
      '  ',
      '    ',
    ),
    ...bodyOf(act),
  ]);
  const calls = later.flatMap(({ at, then }) => [
    `  looks again at ${at}`,
    ...(then === undefined ? [] : [printDecided(then, assumed).replace(/^/gm, '    ')]),
  ]);
  return [
    wrap(`${feature} (${mode}), ${place}`),
    wrap(`because: ${because.sentence}${assumed ? ' (as assumed above)' : ''}`, '  ', '    '),
    ...(acts.length + calls.length === 0 ? ['  does nothing'] : []),
    ...acts,
    ...calls,
  ].join('\n');
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
      return `keeps the issue "${plain(act.title)}"`;
  }
}

function bodyOf(act: Act): readonly string[] {
  return 'body' in act && act.body !== '' ? [wrap(act.body, QUOTE, QUOTE)] : [];
}

function hintFor(reason: string): string {
  return reason.endsWith('without an installation')
    ? ' Webhooks of an App carry "installation": {"id": …}; add it to a payload from elsewhere.'
    : '';
}
