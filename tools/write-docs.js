// Writes what is made from the code: config/hearth.schema.json, config/reference.md, the table of settings in the readme
// of each feature, docs/metrics.md, and in docs/configuration.md what is said of the wrong files that it shows. With --check
// nothing is written, and what differs is named. Needs a build; works on the checkout it is run in. Usage: npm run docs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { jsonSchema } from '../dist/src/config/json-schema.js';
import { referenceMarkdown, settingsTable } from '../dist/src/config/reference-markdown.js';
import { parseConfig } from '../dist/src/config/parse.js';
import { printProblem } from '../dist/src/core/problem.js';
import { loadKnown } from '../dist/src/known.js';
import { catalogue } from '../dist/src/metrics/catalogue.js';
import { metricsPage } from './metrics-page.js';

const [BEGIN, END] = ['<!-- settings: begin -->', '<!-- settings: end -->'];
const check = process.argv.includes('--check');
const known = await loadKnown();
const style = await resolveConfig(fileURLToPath(new URL('../package.json', import.meta.url)));

/** A feature's readme with its table in the place that is marked for it. */
function readme(file, section) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) {
    throw new Error(`${file} needs the lines ${BEGIN} and ${END}, between which its settings are written`);
  }
  return `${before}${BEGIN}\n\n${settingsTable(known, section)}\n\n${END}${after}`;
}

/** Below each "yaml wrong" what Hearth says of it. */
function withProblems(file) {
  const pairs = /(```yaml wrong\n)([\s\S]*?)(```\n\n```text\n)[\s\S]*?```/g;
  return readFileSync(file, 'utf8').replace(pairs, (_, before, yaml, between) => {
    const { problems } = parseConfig('.github/hearth.yml', yaml, known);
    if (problems.length === 0) throw new Error(`${file} shows as wrong what is right:\n${yaml}`);
    return `${before}${yaml}${between}${problems.map(printProblem).join('\n')}\n\`\`\``;
  });
}

const made = [
  ['config/hearth.schema.json', () => JSON.stringify(jsonSchema(known))],
  ['config/reference.md', () => referenceMarkdown(known)],
  ['docs/configuration.md', () => withProblems('docs/configuration.md')],
  ['docs/metrics.md', () => metricsPage(catalogue)],
  ...Object.keys(known.sections).map((section) => {
    const file = `src/features/${section}/README.md`;
    return [file, () => readme(file, section)];
  }),
];

for (const [file, text] of made) {
  try {
    const wanted = await format(text(), { ...style, filepath: file });
    if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
    if (!check) writeFileSync(file, wanted);
    else throw new Error(`${file} is not what the code says; run "npm run docs"`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
