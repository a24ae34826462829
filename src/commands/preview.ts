// `hearth preview`: what would be done for a payload under a file, and why. Nothing is sent.
import { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { parseConfig } from '../config/parse.js';
import { printProblem } from '../config/problem.js';
import { sectionsOf } from '../engine/load-config.js';
import { loadFeatures } from '../features/registry.js';
import { requireSettings } from './environment.js';
import { createAssumptions } from './preview-assume.js';
import type { Assumed } from './preview-assume.js';
import { liveAnswerer } from './preview-live.js';
import { printPreview } from './preview-print.js';
import { preview } from './preview-run.js';

interface Options {
  readonly config: string;
  readonly event: string;
  readonly payload: string;
  readonly first: Assumed['first'];
  readonly member?: Assumed['member'];
  readonly live?: true;
  readonly json?: true;
}

export function previewCommand(): Command {
  return new Command('preview')
    .description('show what would be done for a webhook payload, and why; nothing is sent')
    .requiredOption('--config <file>', 'the hearth.yml to decide by')
    .requiredOption('--event <name>', "GitHub's name of the event: issues, pull_request, issue_comment …")
    .requiredOption('--payload <file>', "the webhook's body, JSON")
    .addOption(choice('--first <answer>', 'assume that it is a first', ['yes', 'no', 'unknown']).default('yes'))
    .addOption(choice('--member <answer>', 'assume what the author is', ['member', 'outside', 'unknown']))
    .option('--live', 'ask GitHub instead of assuming; needs the credentials, only reads')
    .addOption(new Option('--offline', 'from the payload alone (the default)').conflicts('live'))
    .option('--json', 'print the result as JSON')
    .action(run);
}

const choice = (flags: string, meaning: string, choices: readonly string[]) =>
  new Option(flags, meaning).choices(choices);

async function run(options: Options): Promise<void> {
  const features = await loadFeatures();
  const config = parseConfig(options.config, read(options.config, 'configuration'), sectionsOf(features));
  if (config.problems.length > 0) {
    if (options.json === true) console.log(JSON.stringify({ problems: config.problems }, null, 2));
    else console.error(config.problems.map(printProblem).join('\n'));
    process.exitCode = 1;
    return;
  }
  const assumptions = createAssumptions({ first: options.first, member: options.member });
  const credentials = options.live === true ? requireSettings().credentials : undefined;
  const shown = await preview({
    file: options.config,
    config,
    features,
    name: options.event,
    payload: payloadOf(options.payload),
    answererFor: (installation) =>
      credentials === undefined ? assumptions.answerer : liveAnswerer(credentials, installation),
  });
  const told = assumptions.told();
  console.log(
    options.json === true ? JSON.stringify({ ...shown, assumptions: told }, null, 2) : printPreview(shown, told),
  );
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`the ${what} ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, {
      cause: error,
    });
  }
}

function payloadOf(file: string): unknown {
  const text = read(file, 'payload');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the payload ${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
