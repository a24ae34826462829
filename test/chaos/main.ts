// `npm run chaos -- --deliveries N --kills N --seed S`: one run, its numbers, and what was found. Ends with 1 where something
// was. `--json FILE` writes the verdict there as well.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { removeLeftovers } from '../support/leftovers.js';
import { useMemory } from '../support/memory.js';
import { kinds } from './plan.js';
import { print } from './print.js';
import { runChaos } from './run.js';

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '70' },
    /** Deliveries before the first blow. */
    calm: { type: 'string', default: '40' },
    /** Of all blows one kind alone: `term`, `kill`, `freeze`, `kill server` … */
    only: { type: 'string' },
    seed: { type: 'string', default: process.env['SEED'] ?? String(Date.now() % 1_000_000) },
    json: { type: 'string' },
    /** Seconds without any change after which what is left counts as lost. */
    rest: { type: 'string', default: '90' },
    trace: { type: 'boolean', default: false },
  },
});

const only = kinds.find((kind) => kind === values.only);
if (values.only !== undefined && only === undefined) {
  console.error(`--only ${values.only}: there is ${kinds.join(', ')}`);
  process.exit(2);
}
await removeLeftovers('test');
if (await useMemory()) await removeLeftovers('test');
const began = Date.now();
const trace = (line: string) => {
  console.log(`${((Date.now() - began) / 1_000).toFixed(1)} s: ${line}`);
};
const verdict = await runChaos({
  deliveries: Number(values.deliveries),
  blows: Number(values.kills),
  only,
  calm: Number(values.calm),
  seed: Number(values.seed),
  restMs: Number(values.rest) * 1_000,
  say: (line) => {
    console.log(line);
  },
  trace: values.trace ? trace : undefined,
});
for (const line of print(verdict)) console.log(line);
console.log(`${processorSeconds()} s of the processors`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(verdict, null, 1));

process.exit(verdict.findings.length + verdict.missed.length === 0 ? 0 : 1);

/** Of this process and of all that it started and that have ended, in whole seconds. */
function processorSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
  return Math.round(ticks / 100);
}
