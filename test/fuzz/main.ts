// `npm run fuzz -- TARGET [--seed S] [--runs N]`: as long as you like; a finding is printed with the number that makes it
// again, and ends it with 1. Without a target: what there is.
import { parseArgs } from 'node:util';
import { targets } from './targets/index.js';

const STEP = 1_000;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string' } },
});

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} ${text}: not a number from 0 on`);
  return value;
};

function fuzz(name: string): boolean {
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) throw new Error(`${name} is none of ${Object.keys(targets).join(', ')}`);
  const seed = numberOf('seed', values.seed);
  const runs = values.runs === undefined ? target.runs : numberOf('runs', values.runs);
  console.log(`${name}: ${target.property}`);
  const started = performance.now();
  for (let done = 0; done < runs; done += STEP) {
    const found = target.find(seed + done, Math.min(STEP, runs - done));
    if (found === undefined) continue;
    console.log(`  FOUND with --seed ${found.seed} --runs 1: ${found.wrong}\n  ${JSON.stringify(found.input)}`);
    return false;
  }
  const seconds = Math.max(0.001, (performance.now() - started) / 1_000);
  console.log(`  ${runs} inputs from ${seed} on: all hold (${Math.round(runs / seconds)} a second)`);
  return true;
}

if (positionals.length === 0) {
  for (const [name, { property, runs }] of Object.entries(targets)) console.log(`${name} (${runs}): ${property}`);
} else {
  const names = positionals.includes('all') ? Object.keys(targets) : positionals;
  if (!names.map(fuzz).every(Boolean)) process.exitCode = 1;
}
