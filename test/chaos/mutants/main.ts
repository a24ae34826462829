// `npm run mutants`: every mistake of the list, and some made by rule, each in a copy of the compiled tree, each in a run of
// its own; a table of which were caught, and by what. `--only TEXT` takes those of the list whose names hold it.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { random } from '../../support/busy-year-chance.js';
import type { Verdict } from '../verdict.js';
import { copyWith } from './copy.js';
import type { Patch } from './copy.js';
import { mutants } from './list.js';
import { applied, someMechanical } from './mechanical.js';

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '240' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: process.env['SEED'] ?? '7' },
    mechanical: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '1' },
    /** Seconds after which a run that has not come to rest is ended; it never does so without a mistake. */
    patience: { type: 'string', default: '240' },
    table: { type: 'string' },
  },
});

/** Longer than the longest back-off that a run meets. */
const REST = '40';

interface Task extends Patch {
  readonly name: string;
  readonly by: 'hand' | 'rule';
}

const byHand = mutants
  .filter(({ name }) => name.includes(values.only))
  .map(({ name, file, find, put }): Task => ({
    ...{ name, file, by: 'hand' },
    apply: (text) => {
      if (text.split(find).length !== 2) throw new Error(`"${name}": its place is not to be found once in ${file}`);
      return text.replace(find, () => put);
    },
  }));
const byRule = someMechanical(random(Number(values.seed)), Number(values.mechanical)).map((one): Task => ({
  name: `${one.rule}: ${one.file}:${one.line} ${one.was}`,
  by: 'rule',
  file: one.file,
  apply: (text) => applied(one, text),
}));
/** Nothing is changed: whatever this one finds, the others' findings prove nothing. */
const control: Task = { name: 'no mistake at all', by: 'hand', file: 'app.js', apply: (text) => text };

interface Outcome {
  readonly task: Task;
  readonly caught: string | null;
  readonly seconds: number;
}

/** First without any blow, which is quick and shows most mistakes; then with them. */
async function tryOut(task: Task, number: number): Promise<Outcome> {
  const calm = await tryWith(task, number, '0');
  if (calm.caught !== null) return calm;
  const struck = await tryWith(task, number, values.kills);
  return { ...struck, seconds: calm.seconds + struck.seconds };
}

async function tryWith(task: Task, number: number, kills: string): Promise<Outcome> {
  const copy = copyWith(`${process.pid}-${number}`, task);
  const began = Date.now();
  const json = `${copy.entry}.json`;
  try {
    const { deliveries, seed } = values;
    const args = ['--deliveries', deliveries, '--kills', kills, '--seed', seed, '--rest', REST, '--json', json];
    const code = await ended(copy.entry, args, Number(values.patience) * 1_000);
    return { task, caught: code === 0 ? null : reason(json, code), seconds: Math.round((Date.now() - began) / 1_000) };
  } finally {
    copy.remove();
  }
}

function reason(json: string, code: number | null): string {
  try {
    const { findings } = JSON.parse(readFileSync(json, 'utf8')) as Verdict;
    const kinds = [...new Set(findings.map(({ invariant }) => invariant))].sort();
    return `${kinds.join(', ')}: ${findings[0]?.text.slice(0, 110) ?? ''}`;
  } catch {
    return code === null ? 'it never came to rest' : 'Hearth did not start, or the run itself failed';
  }
}

/** Its exit code; null where it was ended for being late. */
function ended(entry: string, args: readonly string[], ms: number): Promise<number | null> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: 'ignore' });
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), ms);
    child.once('exit', (code) => {
      clearTimeout(late);
      resolve(code);
    });
  });
}

const say = (line: string) => {
  console.log(line);
  if (values.table !== undefined) appendFileSync(values.table, `${line}\n`);
};
const queue = [control, ...byHand, ...byRule].map((task, number) => ({ task, number }));
const outcomes: Outcome[] = [];
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await tryOut(next.task, next.number);
      outcomes.push(outcome);
      const { task, caught, seconds } = outcome;
      say(
        `| ${task.name.replaceAll('|', '\\|')} | ${caught === null ? '**survived**' : 'caught'} | ${seconds} s | ${(caught ?? '').replaceAll('|', '\\|')} |`,
      );
    }
  }),
);
rmSync('.cache/mutants', { recursive: true, force: true });
const share = (by: Task['by']) => {
  const all = outcomes.filter(({ task }) => task.by === by && task !== control);
  const caught = all.filter((one) => one.caught !== null);
  return {
    text: `${caught.length} of ${all.length} made by ${by} are caught`,
    ratio: all.length === 0 ? 1 : caught.length / all.length,
  };
};
const clean = outcomes.find(({ task }) => task === control)?.caught === null;
say(
  `${share('hand').text}, ${share('rule').text}; without a mistake ${clean ? 'nothing was found' : 'SOMETHING WAS FOUND'}`,
);
process.exit(clean && share('hand').ratio >= 0.95 ? 0 : 1);
