// `hearth init`: the hearth.yml that Hearth would propose, made from a checkout, in a terminal.
import { Command } from 'commander';
import { realpathSync } from 'node:fs';
import type { Survey } from '../core/proposal.js';
import { CONFIG_PATH } from '../core/readable.js';
import { proposeSections } from '../engine/config/propose.js';
import { fileOf } from '../features/onboarding/file.js';
import { proposedFrom } from '../features/onboarding/proposed.js';
import type { Proposed } from '../features/onboarding/file.js';
import { loadFeatures } from '../features/registry.js';
import { surveyCheckout } from './init-survey.js';
import { unreadIn, writeNew } from './init-write.js';
import { printJson } from './json.js';
import { cell, wrap } from './terminal.js';

interface Options {
  readonly from: string;
  readonly write?: true;
  readonly json?: true;
}

export function initCommand(): Command {
  return new Command('init')
    .description('propose a hearth.yml from a checkout of the repository it is for: print it, or write it into .github')
    .option('--from <checkout>', 'the top folder of the checkout, such as ../app', '.')
    .option('--write', `write ${CONFIG_PATH} there; a file that is there already is left alone`)
    .option('--json', 'print the file, each setting with its reason, and what stands out as JSON')
    .action(run);
}

async function run({ from, write, json }: Options): Promise<void> {
  const { survey, unread } = surveyCheckout(from);
  const proposed = proposedFrom({ survey, sections: proposeSections(survey, await loadFeatures()) });
  if (proposed === null) throw new Error('no section has anything to propose here');
  const text = fileOf(proposed);
  const folder = realpathSync(from);
  const nowhere = unreadIn(folder);
  if (write === true && nowhere !== undefined) throw new Error(`nothing was written: ${nowhere}`);
  const written = write === true ? writeNew(folder, text) : null;
  if (json === true) printJson(resultOf(proposed, text, written !== null));
  else if (written === null) process.stdout.write(text);
  const notes = [...unreadNote(unread), ...(nowhere === undefined ? [] : [`Note: ${nowhere}.`])];
  console.error([summaryOf(survey, proposed, written), ...notes.map((note) => wrap(note))].join('\n'));
}

function resultOf({ top, sections, findings }: Proposed, text: string, written: boolean): object {
  const settings = [
    ...top,
    ...sections.flatMap(({ section, choices }) => choices.map((one) => ({ ...one, path: [section, ...one.path] }))),
  ];
  return { file: CONFIG_PATH, text, written, settings, findings };
}

function summaryOf(
  { repository, files, tree }: Survey,
  { sections, findings }: Proposed,
  written: string | null,
): string {
  const name = cell([repository.owner.login, repository.name].filter((part) => part !== '').join('/'));
  const read = Object.keys(files).length;
  return [
    wrap(
      `${written === null ? 'Proposed' : `Wrote ${cell(written)}`} for ${name}: ${sections.map((one) => one.section).join(', ')}; ${read} of ${tree.paths.length} files were read. Labels and history are at GitHub and were not looked at.`,
    ),
    ...(CONFIG_PATH in files && written === null
      ? [wrap(`There is a ${CONFIG_PATH} already, which this would replace.`)]
      : []),
    ...findings.map((finding) => wrap(finding, '- ', '  ')),
  ].join('\n');
}

const MOST_NAMED = 10;

function unreadNote(unread: readonly string[]): readonly string[] {
  if (unread.length === 0) return [];
  const more = unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : '';
  return [`Could not be read, and is not looked at: ${unread.slice(0, MOST_NAMED).map(cell).join(', ')}${more}.`];
}
