// `hearth init`: the hearth.yml that Hearth would propose, made from a checkout, in a terminal.
import { Command } from 'commander';
import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Survey } from '../core/proposal.js';
import { CONFIG_PATH } from '../core/readable.js';
import { proposeSections } from '../engine/config/propose.js';
import { fileOf } from '../features/onboarding/file.js';
import { proposedFrom } from '../features/onboarding/proposed.js';
import type { Proposed } from '../features/onboarding/proposed.js';
import { loadFeatures } from '../features/registry.js';
import { surveyCheckout } from './init-survey.js';
import { cell, wrap } from './terminal.js';

interface Options {
  readonly from: string;
  readonly write?: true;
  readonly json?: true;
}

export function initCommand(): Command {
  return new Command('init')
    .description('propose a hearth.yml from a checkout: print it, or write it into .github')
    .option('--from <checkout>', 'the folder of the checkout', '.')
    .option('--write', `write ${CONFIG_PATH} there; a file that is there already is left alone`)
    .option('--json', 'print the file, each setting with its reason, and what stands out as JSON')
    .action(run);
}

async function run({ from, write, json }: Options): Promise<void> {
  const survey = surveyCheckout(from);
  const proposed = proposedFrom({ survey, sections: proposeSections(survey, await loadFeatures()) });
  if (proposed === null) throw new Error('no section has anything to propose here');
  const text = fileOf(proposed);
  if (write === true) writeNew(from, text);
  if (json === true) console.log(JSON.stringify(resultOf(proposed, text, write === true), null, 2));
  else if (write !== true) process.stdout.write(text);
  console.error(summaryOf(survey, proposed, write === true));
}

/** Never over a file that is there, and never through a link to somewhere else. */
function writeNew(from: string, text: string): void {
  const [folder, file] = [join(from, '.github'), join(from, CONFIG_PATH)];
  try {
    mkdirSync(folder, { recursive: true });
    if (lstatSync(folder).isSymbolicLink()) throw new Error(`${folder} is a link; write the file by hand`);
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${file} is there already and was left alone; move it away, or run without --write and compare`, {
      cause: error,
    });
  }
}

function resultOf({ top, sections, findings }: Proposed, text: string, written: boolean): object {
  const settings = [
    ...top,
    ...sections.flatMap(({ section, choices }) => choices.map((one) => ({ ...one, path: [section, ...one.path] }))),
  ];
  return { file: CONFIG_PATH, text, written, settings, findings };
}

function summaryOf({ repository, files, tree }: Survey, { sections, findings }: Proposed, written: boolean): string {
  const name = cell([repository.owner.login, repository.name].filter((part) => part !== '').join('/'));
  const read = Object.keys(files).length;
  return [
    wrap(
      `${written ? `Wrote ${CONFIG_PATH}` : 'Proposed'} for ${name}: ${sections.map((one) => one.section).join(', ')}; ${read} of ${tree.paths.length} files were read. Labels and history are at GitHub and were not looked at.`,
    ),
    ...(CONFIG_PATH in files && !written ? [wrap(`There is a ${CONFIG_PATH} already, which this would replace.`)] : []),
    ...findings.map((finding) => wrap(finding, '- ', '  ')),
  ].join('\n');
}
