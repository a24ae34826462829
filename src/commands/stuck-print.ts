// What is stuck, for a terminal: by cause, the most telling first, each with what to do about it.
import { causes } from './stuck-cause.js';
import type { Stuck } from './stuck-list.js';
import { cell, wrap } from './terminal.js';

/** Of each cause; `--json` has all. */
const MOST_SHOWN = 10;

const STATES: Readonly<Record<Stuck['state'], string>> = {
  dead: 'given up',
  waiting: 'waits',
  ignored: 'skipped',
  failed: 'failed',
  refused: 'not done',
};

export function tellStuck(stuck: readonly Stuck[], now: Date): string {
  if (stuck.length === 0) return 'Nothing is stuck.';
  return causes
    .map((cause) => ({ cause, of: stuck.filter((one) => one.cause === cause.code) }))
    .filter(({ of }) => of.length > 0)
    .map(({ cause, of }) => {
      const left = of.length - MOST_SHOWN;
      return [
        wrap(`${cause.code} (${of.length}): ${cause.called}`),
        ...of.slice(0, MOST_SHOWN).map((one) => lineOf(one, now)),
        ...(left > 0 ? [`  … and ${left} more (--json lists all)`] : []),
        wrap(cause.todo, '  -> ', '     '),
        // Whole, to be copied.
        ...(cause.again === true ? [`     then: hearth retry --all-of ${cause.code}`] : []),
      ].join('\n');
    })
    .join('\n\n');
}

function lineOf({ id, state, item, about, reason, since, nextAt, canRetry }: Stuck, now: Date): string {
  const age = ageOf(now.getTime() - Date.parse(since));
  const next = nextAt === null ? '' : `, next try in ${ageOf(Date.parse(nextAt) - now.getTime())}`;
  const gone = canRetry || state === 'waiting' ? '' : ' [its payload is gone: it cannot be tried again]';
  const head = cell(
    [id, `${STATES[state]} since ${age}${next}`, item ?? '', about].filter((part) => part !== '').join('  '),
  );
  return [wrap(head, '  ', '    '), wrap(`${cell(reason ?? 'never tried')}${gone}`, '    ')].join('\n');
}

/** In its greatest unit. */
function ageOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}
