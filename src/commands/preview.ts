// `hearth preview`: what would be done for a payload under a file, and why; or whether the file alone is right.
import { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { parseConfig } from '../config/parse.js';
import { resolveAlone } from '../config/resolve.js';
import type { Config } from '../config/resolve.js';
import { printProblem } from '../core/problem.js';
import type { Feature } from '../core/feature.js';
import { loadFeatures } from '../features/registry.js';
import { knownFrom } from '../known.js';
import { complaints, printJson, tellingJson } from './json.js';
import { createAssumptions, lacksInstallation, ROLES } from './preview-assume.js';
import type { Assumed } from './preview-assume.js';
import { checkFile, printChecked } from './preview-check.js';
import { wrongEvent } from './preview-event.js';
import { itemCalled, onSite } from './preview-item.js';
import { liveAnswerer, liveCredentials, liveItem } from './preview-live.js';
import { printPreview } from './preview-print.js';
import { preview } from './preview-run.js';
import type { Preview } from './preview-run.js';
import { cell } from './terminal.js';
import { unreadable } from './unreadable.js';

interface Options {
  readonly config: string;
  readonly event?: string;
  readonly payload?: string;
  readonly item?: string;
  readonly first: Assumed['first'];
  readonly member?: Assumed['member'];
  readonly may?: Assumed['may'];
  readonly files?: Assumed['files'];
  readonly live?: true;
  readonly json?: true;
}

export function previewCommand(): Command {
  return new Command('preview')
    .description('check a hearth.yml; with a webhook payload, show what would be done and why; nothing is sent')
    .requiredOption('--config <file>', 'the hearth.yml to check and to decide by; - is the standard input')
    .option('--event <name>', "GitHub's name of the event: issues, pull_request, issue_comment …")
    .option('--payload <file>', "the webhook's body, JSON")
    .addOption(
      new Option(
        '--item <item>',
        'a live issue or pull request instead of a payload, OWNER/REPO#NUMBER or its address; asks GitHub',
      ).conflicts(['event', 'payload', 'first', 'member', 'may', 'files', 'offline']),
    )
    .addOption(choice('--first <answer>', 'assume that it is a first', ['yes', 'no', 'unknown']).default('yes'))
    .addOption(choice('--member <answer>', 'assume what the author is', ['member', 'outside', 'unknown']))
    .addOption(
      choice('--may <role>', 'assume what whoever acts may do there, for commands (default: "read")', ROLES).conflicts(
        'live',
      ),
    )
    .addOption(
      new Option('--files <paths>', 'the files that the pull request changes, with commas between them')
        .argParser(pathsOf)
        .conflicts('live'),
    )
    .option('--live', "ask GitHub instead of assuming; needs the App's number and key, only reads")
    .addOption(new Option('--offline', 'from the payload alone (the default)').conflicts('live'))
    .option('--json', 'print the result, or what is wrong, as JSON')
    .configureOutput(complaints)
    .action(tellingJson(run));
}

const choice = (flags: string, meaning: string, choices: readonly string[]) =>
  new Option(flags, meaning).choices(choices);

const pathsOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');

async function run(options: Options): Promise<void> {
  const { event: name, payload } = options;
  const file = options.config === '-' ? 'standard input' : options.config;
  const json = options.json === true;
  const features = await loadFeatures();
  const known = knownFrom(features);
  const written = options.config === '-' ? await textOf(process.stdin) : read(file, 'configuration');
  const parsed = parseConfig(file, written, known);
  const wrong = parsed.problems.some(({ severity }) => severity === 'error');
  if (wrong && json) printJson({ problems: parsed.problems });
  else if (parsed.problems.length > 0) console.error(parsed.problems.map((one) => cell(printProblem(one))).join('\n'));
  if (wrong) {
    process.exitCode = 1;
    return;
  }
  const config = resolveAlone(parsed, known);
  if (options.item !== undefined) {
    await showItem(options.item, { file, config, features }, json);
    return;
  }
  if (name !== undefined && payload !== undefined) {
    await show(options, { file, config, features, name, payload: payloadOf(payload) });
    return;
  }
  if (name !== undefined || payload !== undefined) {
    throw new Error('--event and --payload belong together; with neither, the file alone is checked');
  }
  const checked = checkFile(file, config);
  if (json) printJson(checked);
  else console.log(printChecked(checked, Object.keys(known.sections)));
}

interface Asked {
  readonly file: string;
  readonly config: Config;
  readonly features: readonly Feature[];
  readonly name: string;
  readonly payload: unknown;
}

async function show(options: Options, { payload, ...asked }: Asked): Promise<void> {
  const wrong = wrongEvent(asked.name, payload);
  if (wrong !== undefined) throw new Error(wrong);
  const { first, member, may, files } = options;
  const assumptions = createAssumptions({ first, member, may, files }, asked);
  const credentials = options.live === true ? liveCredentials('--live') : undefined;
  if (credentials !== undefined && lacksInstallation(payload)) {
    throw new Error('--live asks as an installation, and the payload names none: add "installation": {"id": …} to it');
  }
  const shown = await preview({
    ...asked,
    payload: assumptions.installed(payload),
    answererFor: (installation) =>
      credentials === undefined ? assumptions.answerer : liveAnswerer(credentials, installation, asked),
  });
  const told = assumptions.told();
  if (options.json === true) printJson({ ...shown, assumptions: told });
  else console.log(printPreview(shown, told));
}

async function showItem(
  called: string,
  given: Pick<Asked, 'file' | 'config' | 'features'>,
  json: boolean,
): Promise<void> {
  const item = itemCalled(called);
  const credentials = liveCredentials('--item');
  const previews: Preview[] = [];
  for (const told of await liveItem(credentials, onSite(item, credentials.apiUrl))) {
    const answererFor = (installation: number) => liveAnswerer(credentials, installation, given);
    previews.push(await preview({ ...given, ...told, answererFor }));
  }
  if (json) printJson({ previews });
  else console.log(previews.map((one) => printPreview(one, [])).join('\n\n'));
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(`the ${what} ${file}`, error);
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
