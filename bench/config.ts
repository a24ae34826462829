// Reading hearth.yml: what it costs beside the YAML parser alone, and how long the worst file, pattern or path may keep
// everything else waiting; the same of the strangers' files that one is proposed from.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { knownOf } from '../src/config/known.js';
import { parseConfig } from '../src/config/parse.js';
import { matches } from '../src/core/glob.js';
import { parsePattern } from '../src/core/pattern.js';
import { readableAmong } from '../src/core/readable.js';
import { proposeSections } from '../src/engine/config/propose.js';
import { pullBody } from '../src/features/onboarding/body.js';
import { fileOf } from '../src/features/onboarding/file.js';
import { proposedFrom } from '../src/features/onboarding/proposed.js';
import { loadFeatures } from '../src/features/registry.js';
import { loadKnown } from '../src/known.js';
import { packageFile } from '../src/package-file.js';
import { shop } from '../test/config/shop.js';
import { endByGates, gate } from './gates.js';
import { median } from './measuring.js';
import { bombs, fuzzedFile, worstFiles } from '../test/support/config-fuzz.js';
import { foreignPaths, mostOf, surveyOf, worstTexts, worstTrees } from '../test/support/worst-surveys.js';

const MOST_RATIO = 5;
/** Nothing else of Hearth runs meanwhile. */
const MOST_WAIT_MS = 100;
const FILES = 5_000;

const real = await loadKnown();
const known = { ...real, sections: { ...real.sections, ...knownOf([shop]).sections } };
const wall = () => performance.now();
/** Of this process alone: what else the machine does meanwhile is no fault of a file. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
const time = (work: () => void, clock: () => number): number => {
  const from = clock();
  work();
  return clock() - from;
};
/** Five rounds, after one that only warms. */
const rounds = (work: () => void, clock = cpu): number => {
  work();
  return median(Array.from({ length: 5 }, () => time(work, clock)));
};
const slowest = (things: readonly (readonly [string, () => void])[]) =>
  things.map(([name, work]) => ({ name, ms: rounds(work) })).sort((a, b) => b.ms - a.ms)[0] ?? { name: 'none', ms: 0 };

/** The example, with one of its messages written out until the file has 300 lines. */
function file300(): string {
  const example = readFileSync(packageFile('config/example.yml'), 'utf8').trimEnd();
  const missing = 300 - example.split('\n').length;
  const more = (indent: string) => Array.from({ length: missing }, (_, n) => `${indent}  Line ${n}.\n`).join('');
  return `${example.replace(/^( *)issue: \|\n/m, (line: string, indent: string) => line + more(indent))}\n`;
}

/** The same size with many more values, which cost more to check than lines of a text. */
function values300(): string {
  const roles = Array.from({ length: 4 }, (_, n) => [
    `    - name: role ${n}`,
    '      requirements:',
    `        merged: ${n}`,
  ]);
  const shops = [
    'shop:',
    '  mode: active',
    '  schedule: "0 9 * * 1"',
    '  zone: Asia/Shanghai',
    '  title: "^(fix|feat)"',
    '  roles:',
  ];
  const text = [...shops, ...roles.flat()].join('\n');
  const comments = Array.from({ length: 300 - text.split('\n').length }, (_, n) => `# Why it is so: ${n}.`);
  return `${text}\n${comments.join('\n')}\n`;
}

for (const [name, text] of [['the example', file300()] as const, ['many kinds of settings', values300()] as const]) {
  const { problems } = parseConfig('hearth.yml', text, known);
  if (problems.length > 0) throw new Error(`the file of the bench has mistakes: ${JSON.stringify(problems)}`);
  const lines = text.trimEnd().split('\n').length;
  const many = (work: () => void) => () => {
    for (let n = 0; n < 100; n += 1) work();
  };
  const alone = rounds(
    many(() => void parseDocument(text)),
    wall,
  );
  const whole = rounds(
    many(() => void parseConfig('hearth.yml', text, known)),
    wall,
  );
  console.log(
    `      ${name}, ${lines} lines: parseDocument ${(alone / 100).toFixed(2)} ms, all ${(whole / 100).toFixed(2)} ms`,
  );
  gate(`parsed and checked, to parseDocument alone: ${name}`, whole / alone, MOST_RATIO, 'times', 2);
}

const read = (text: string) => () => void parseConfig('hearth.yml', text, known);
const fuzzed = Array.from({ length: FILES }, (_, n) => ({ number: n + 1, text: fuzzedFile(known, n + 1) }));
const suspects = fuzzed
  .map(({ number, text }) => ({ number, text, ms: time(read(text), cpu) }))
  .sort((a, b) => b.ms - a.ms)
  .slice(0, 10);
const ofFuzz = slowest(suspects.map(({ number, text }) => [`number ${number}`, read(text)]));
gate(`slowest of ${FILES} fuzzed files (${ofFuzz.name})`, ofFuzz.ms, MOST_WAIT_MS, 'ms', 2);
const ofWorst = slowest(Object.entries(worstFiles).map(([name, text]) => [name, read(text)]));
gate(`slowest file made to be slow (${ofWorst.name})`, ofWorst.ms, MOST_WAIT_MS, 'ms', 2);

const size = 64 * 1024;
const texts = ['a'.repeat(size), `${'ab'.repeat(size / 2 - 1)}!`, 'x y '.repeat(size / 4), '你好'.repeat(size / 2)];
/** The largest that are let in. */
const large = [
  '(a|b|ab){40}',
  '(?:a?){120}',
  '\\pL{240}x',
  '(.*a){48}x',
  '[^x]{240}',
  '(\\w+\\s?){40}$',
  `${'.*'.repeat(95)}xz`,
];
const patterns = [...bombs, ...large].flatMap((source) => {
  const pattern = parsePattern(source);
  return typeof pattern === 'string' ? [] : [pattern];
});
const ofPatterns = slowest(
  patterns.flatMap((pattern) =>
    texts.map((text, n) => [`${pattern.source} in text ${n}`, () => void pattern.found(text)] as const),
  ),
);
gate(`slowest of ${patterns.length} patterns in 64 KB (${ofPatterns.name})`, ofPatterns.ms, MOST_WAIT_MS, 'ms', 2);

const made = slowest([...bombs, ...large].map((source) => [source, () => void parsePattern(source)]));
gate(`slowest pattern to compile, or to refuse (${made.name})`, made.ms, MOST_WAIT_MS, 'ms', 2);

const globs = ['*', '*a'.repeat(150), `${'a*'.repeat(149)}b`, `${'*ab'.repeat(100)}*x`, '*'.repeat(300), '*你*好*x'];
const ofGlobs = slowest(
  globs.flatMap((glob) =>
    texts.map((text, n) => [`${glob.slice(0, 12)} in text ${n}`, () => void matches(glob, text)] as const),
  ),
);
gate(`slowest of ${globs.length} paths with * in 64 KB (${ofGlobs.name})`, ofGlobs.ms, MOST_WAIT_MS, 'ms', 2);
const features = await loadFeatures();
/** What is done of it without a pause: each feature's section, and then the words around them. */
const proposalFrom = (path: string, text: string) => {
  const survey = surveyOf({ [path]: text });
  const sections = proposeSections(survey, features);
  const around = () => {
    const proposed = proposedFrom({ survey, sections });
    return proposed === null ? '' : fileOf(proposed) + pullBody(proposed, undefined);
  };
  return [() => void proposeSections(survey, features), () => void around()];
};
const foreign = foreignPaths.flatMap((path) =>
  Object.entries(worstTexts).flatMap(([name, make]) =>
    proposalFrom(path, make(mostOf(path))).map((work) => [`${path}: ${name}`, work] as const),
  ),
);
const ofForeign = slowest(foreign);
gate(`slowest of ${foreign.length} readings of others' files (${ofForeign.name})`, ofForeign.ms, MOST_WAIT_MS, 'ms', 2);
const ofTrees = slowest(
  Object.entries(worstTrees).map(([name, paths]) => [name, () => void readableAmong(paths, 30)] as const),
);
gate(`slowest tree of 100,000 paths (${ofTrees.name})`, ofTrees.ms, MOST_WAIT_MS, 'ms', 2);
endByGates();
