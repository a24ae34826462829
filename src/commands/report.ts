// `hearth report OWNER/REPO`: the health report of a period, from the ledger; or, with nothing but a personal token, of any
// public repository.
import { Command, Option } from 'commander';
import { languages } from '../core/language.js';
import type { Language } from '../core/language.js';
import type { Period, Report } from '../core/report.js';
import { minuteOf } from '../core/time.js';
import { createReporter } from '../engine/health-report.js';
import type { Database } from '../store/database.js';
import { createLedger } from '../store/ledger.js';
import { createMeasures } from '../store/measures.js';
import { readEnvironment } from './environment.js';
import { complaints, printJson } from './json.js';
import { personalIn } from './partial-settings.js';
import { mustHaveBegun } from './report-begins.js';
import { periodIn, periodOptions } from './report-period.js';
import type { PeriodOptions } from './report-period.js';
import { formats, printed } from './report-print.js';
import type { Format } from './report-print.js';
import { inPublic, Unfinished } from './report-public.js';
import { inLedger, inPublicLedger, ourSite, repositoryNamed } from './report-source.js';
import type { Named } from './report-source.js';
import { termsIn } from './report-terms.js';
import type { Terms } from './report-terms.js';
import { wrap } from './terminal.js';

interface Options extends PeriodOptions {
  readonly format?: Format;
  readonly json?: true;
  readonly language: Language;
  readonly config?: string;
  readonly private?: true;
  readonly yes?: true;
  readonly wait?: true;
}

export function reportCommand(): Command {
  const command = new Command('report')
    .description('print the health report of a repository')
    .argument('<OWNER/REPO>', 'a repository in the ledger; with GITHUB_TOKEN, any public one');
  for (const option of periodOptions()) command.addOption(option);
  return command
    .addOption(new Option('--format <format>', 'how it is printed').choices(formats).default(undefined, 'md'))
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .addOption(new Option('--language <language>', 'in which words').choices(languages).default('en'))
    .option('--config <file>', 'a hearth.yml: its targets, working days and SIGs')
    .option('--private', 'with what is for the leads alone, and of private repositories too')
    .option('--yes', 'read a public repository without asking whether the cost is right')
    .option('--wait', "where GitHub's limit is reached, wait until it allows more")
    .addHelpText('after', () => `\n${wrap(HELP)}`)
    .configureOutput(complaints)
    .action(report);
}

const HELP = `A repository that is not in the ledger is read with GITHUB_TOKEN, a personal token (it needs no scope for what is public), into a database of its own in .hearth/public; a second time only what happened since. What it costs is said before, progress and complaints go to the standard error, and the report alone to the standard output.
Exit code: 0 printed, 1 it cannot be made, 75 GitHub's limit is reached (when to go on is said), 130 interrupted; what was read is kept.`;

async function report(fullName: string, options: Options): Promise<void> {
  try {
    const found = await reportFor(fullName, options);
    const format = options.json === true ? 'json' : (options.format ?? 'md');
    process.stdout.write(printed(found, format, options.language, ourSite(), options.config));
  } catch (error) {
    process.exitCode = error instanceof Unfinished ? error.code : 1;
    if (options.json === true) printJson({ error: error instanceof Error ? error.message : String(error) });
    else if (error instanceof Unfinished) console.error(error.message);
    else throw error;
  }
}

async function reportFor(fullName: string, options: Options): Promise<Report> {
  const named = repositoryNamed(fullName);
  readEnvironment();
  const terms = await termsIn(options);
  const period = periodIn(options, terms.terms.zone, new Date());
  const isPrivate = options.private === true;
  const isNamed = options.period !== undefined || options.since !== undefined;
  const made = async (database: Database, repository: number) => {
    await mustHaveBegun(createLedger(database), { ...named, repository }, { period, isNamed });
    return make(database, repository, { terms, period, isPrivate });
  };
  const found = await inLedger(named, { private: isPrivate }, made);
  if (found !== null) return found;
  const personal = personalIn(process.env);
  if (personal === null) return readBefore(named, made);
  if ('problems' in personal) throw new Error(personal.problems.join('\n'));
  return inPublic(named, personal, readingOf(options, period), made);
}

const readingOf = ({ yes, wait }: Options, { to }: Period) => ({
  yes: yes === true,
  wait: wait === true,
  until: new Date(to),
});

/** Without a token GitHub is not asked: it is told up to when it was. */
async function readBefore(named: Named, made: (database: Database, repository: number) => Promise<Report>) {
  const called = `${named.owner}/${named.name}`;
  const found = await inPublicLedger(named, made);
  if (found === null) {
    throw new Error(
      `nothing is remembered of ${called}. Where your App is installed: hearth backfill ${called}. ` +
        'Any public repository is read with a personal token in GITHUB_TOKEN; it needs no scope',
    );
  }
  const { ledgerAt } = found.method;
  const until = ledgerAt === null ? '' : `, up to ${minuteOf(ledgerAt)} UTC`;
  console.error(
    `From what was read of ${called} before${until}: with GITHUB_TOKEN, what happened since is read first.`,
  );
  return found;
}

interface Asked {
  readonly terms: Terms;
  readonly period: Period;
  readonly isPrivate: boolean;
}

function make(database: Database, repository: number, { terms, period, isPrivate }: Asked): Promise<Report> {
  const clock = { now: () => new Date() };
  const reporter = createReporter({ measures: createMeasures(database), ledger: createLedger(database), clock });
  const audience = isPrivate ? 'private' : 'public';
  return reporter.report({ ...terms, of: { repository }, privateToo: isPrivate, audience, period });
}
