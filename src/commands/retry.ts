// `hearth retry`: puts back what was given up or refused, or dismisses it; what `hearth stuck` shows.
import { Command } from 'commander';
import { nearest } from '../core/near.js';
import type { Database } from '../store/database.js';
import { dismiss, putBack } from '../store/put-back.js';
import type { Dismissed, PutBack, Which } from '../store/put-back.js';
import { printJson } from './json.js';
import { causes } from './stuck-cause.js';
import { listStuck } from './stuck-list.js';
import { cell } from './terminal.js';
import { withDatabaseThere } from './with-database.js';

interface Flags {
  readonly allOf?: string;
  readonly dismiss?: true;
  readonly json?: true;
}

type Verdict = PutBack | Dismissed;

/** Also for a person's eye: what is not an end they wanted is said with why. */
const SAID: Readonly<Record<Verdict, string>> = {
  'put back': 'put back: it is tried again at once',
  'waits already': 'waits to be tried already',
  'not yet': 'its row is not done yet: put it back after that',
  'nothing to do': 'has no end that could be changed',
  'payload gone': 'its payload was deleted a week after it ended: it cannot be tried again (--dismiss ends it)',
  'not found': 'is not there',
  dismissed: 'dismissed: it is not tried again',
};
const WRONG: readonly Verdict[] = ['payload gone', 'not found'];

export function retryCommand(): Command {
  return new Command('retry')
    .description('try again what was given up, skipped or refused (see hearth stuck); safe when repeated')
    .argument('[ids...]', 'r12 (a row), a34 (an act), or the GUID of a delivery')
    .option('--all-of <cause>', 'all with this cause, by the word that hearth stuck shows')
    .option('--dismiss', 'do not try again: what was given up is skipped, and no longer counted')
    .option('--json', 'print the result as JSON')
    .action(async (ids: readonly string[], flags: Flags) => {
      check(ids, flags);
      const results = await withDatabaseThere(async (database) =>
        work(database, await idsOf(database, ids, flags), flags),
      );
      if (flags.json === true) printJson({ results });
      else if (results.length === 0) console.log('There is nothing with that cause.');
      else console.log(results.map(({ id, result }) => `${cell(id)}  ${SAID[result]}`).join('\n'));
      if (results.some(({ result }) => WRONG.includes(result))) process.exitCode = 1;
    });
}

/** Throws where the command line names nothing that there could be. */
function check(ids: readonly string[], { allOf }: Flags): void {
  if (ids.length > 0 === (allOf !== undefined)) throw new Error('name what to try again: ID…, or --all-of CAUSE');
  const none = ids.find((id) => 'guid' in whichOf(id) && !/[-:]/.test(id));
  if (none !== undefined) {
    throw new Error(`${cell(none)} is no ID: write r12 (a row) or a34 (an act), as hearth stuck shows them, or a GUID`);
  }
  const known = causes.map(({ code }) => code);
  if (allOf === undefined || known.some((code) => code === allOf)) return;
  throw new Error(`no cause is called ${cell(allOf)}; ${nearest(allOf, known)}`);
}

async function idsOf(
  database: Database,
  named: readonly string[],
  { allOf, dismiss: ending }: Flags,
): Promise<readonly string[]> {
  if (allOf === undefined) return named;
  const stuck = (await listStuck(database, false)).filter(({ cause }) => cause === allOf);
  // Acts that went down with a row go back with it: named once more, they "wait already".
  return stuck.filter((one) => (ending === true ? one.state === 'dead' : one.canRetry)).map(({ id }) => id);
}

async function work(database: Database, ids: readonly string[], flags: Flags) {
  const results: { readonly id: string; readonly result: Verdict }[] = [];
  for (const id of ids) {
    const which = whichOf(id);
    results.push({
      id,
      result: flags.dismiss === true ? await dismiss(database, which) : await putBack(database, which),
    });
  }
  return results;
}

/** Numbers of rows are shorter than a GUID, which has dashes or a colon. */
function whichOf(id: string): Which {
  const [, kind, number] = /^([ra])(\d{1,18})$/.exec(id) ?? [];
  if (number === undefined) return { guid: id };
  return kind === 'r' ? { row: number } : { action: number };
}
