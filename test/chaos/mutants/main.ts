// `npm run mutants`: every mistake of the list, and some made by rule, each in a copy of the compiled tree, each in runs of
// its own that end with the first finding; a table of which were caught, and by what. What was judged is kept in a file as it
// comes: `--resume` goes on after it. `--only TEXT` takes those whose names hold it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyIn } from './copy.js';
import { judgedIn } from './judged.js';
import type { Judged } from './judged.js';
import { summary, tableLine } from './table.js';
import { CONTROL, tasksOf } from './tasks.js';
import { tryOut } from './try-out.js';

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '150' },
    kills: { type: 'string', default: '12' },
    seed: { type: 'string', default: process.env['SEED'] ?? '7' },
    mechanical: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '1' },
    /** Seconds after which a run is ended; without a mistake none takes so long. */
    patience: { type: 'string', default: '600' },
    resume: { type: 'boolean', default: false },
    results: { type: 'string', default: '.cache/mutants.jsonl' },
  },
});

const tasks = tasksOf({ seed: Number(values.seed), mechanical: Number(values.mechanical), only: values.only });
const file = judgedIn(values.results, values.resume);
const before = new Map(file.read().map((one) => [one.name, one]));
const outcomes: Judged[] = tasks.flatMap(({ name }) => before.get(name) ?? []);
const queue = tasks.filter(({ name }) => !before.has(name));
const folder = join('.cache', 'mutants');

async function work(number: number): Promise<void> {
  const copy = copyIn(join(folder, `${process.pid}-${number}`));
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    const { deliveries, kills, seed } = values;
    const outcome = await tryOut(copy, task, { deliveries, kills, seed, patienceMs: Number(values.patience) * 1_000 });
    outcomes.push(outcome);
    file.add(outcome);
    console.log(tableLine(outcome));
  }
  copy.remove();
}

await Promise.all(Array.from({ length: Number(values.jobs) }, (_, number) => work(number)));
rmSync(folder, { recursive: true, force: true });
const { lines, isEnough } = summary(outcomes, CONTROL);
for (const line of lines) console.log(line);
process.exit(isEnough ? 0 : 1);
