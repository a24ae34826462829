// `hearth why METRIC OWNER/REPO`: how a figure is worked out, and which items and people it stands on.
import { Command, Option } from 'commander';
import type { Looked, Measured } from '../core/measured.js';
import { nearest } from '../core/near.js';
import type { Audience } from '../core/report.js';
import { lookedAt, measure } from '../engine/measure.js';
import { framingOf } from '../engine/report/framing.js';
import { catalogue, metricCalled } from '../metrics/catalogue.js';
import type { Metric } from '../metrics/metric.js';
import type { Database } from '../store/database.js';
import { createLedger } from '../store/ledger.js';
import { createMeasures } from '../store/measures.js';
import { complaints, printJson } from './json.js';
import { mustHaveBegun } from './report-begins.js';
import { periodIn, periodOptions } from './report-period.js';
import type { PeriodOptions } from './report-period.js';
import { inLedger, inPublicLedger, repositoryNamed } from './report-source.js';
import { termsIn } from './report-terms.js';
import { cell } from './terminal.js';
import { kindsOf } from './why-lines.js';
import { metricList, tellDefinition, tellExplained } from './why-print.js';
import type { Explained } from './why-print.js';

interface Options extends PeriodOptions {
  readonly figure?: string;
  readonly config?: string;
  readonly private?: true;
  readonly all?: true;
  readonly json?: true;
}

export function whyCommand(): Command {
  const command = new Command('why')
    .description('show how a figure of the report is worked out, and from what')
    .argument('[METRIC]', 'its number or name: M17, first-response; without it all are listed')
    .argument('[OWNER/REPO]', 'measured there, item by item; without it the definition alone');
  for (const option of periodOptions()) command.addOption(option);
  return command
    .addOption(new Option('--figure <name>', 'this figure alone'))
    .option('--config <file>', 'a hearth.yml: its working days and SIGs')
    .option('--private', 'with people who may be leaving, and of private repositories too')
    .option('--all', 'long lists whole')
    .option('--json', 'print it as JSON')
    .configureOutput(complaints)
    .action(async (called: string | undefined, fullName: string | undefined, options: Options) => {
      try {
        await why(called, fullName, options);
      } catch (error) {
        if (options.json !== true) throw error;
        printJson({ error: error instanceof Error ? error.message : String(error) });
        process.exitCode = 1;
      }
    });
}

async function why(called: string | undefined, fullName: string | undefined, options: Options): Promise<void> {
  if (called === undefined) {
    if (options.json === true) printJson(catalogue.map(definitionOf));
    else console.log(metricList(catalogue));
    return;
  }
  const metric = metricFor(called, options.figure);
  if (fullName === undefined) {
    if (options.json === true) printJson(definitionOf(metric));
    else console.log(tellDefinition(metric));
    return;
  }
  const found = await explain(metric, fullName, options);
  if (options.json === true) printJson(jsonOf(found));
  else console.log(tellExplained(found));
}

function metricFor(called: string, figure: string | undefined): Metric {
  const metric = metricCalled(called);
  if (metric === undefined) throw new Error(unknownMetric(called));
  if (figure === undefined || Object.hasOwn(metric.figures, figure)) return metric;
  throw new Error(`${metric.id} has no figure "${cell(figure)}", but ${Object.keys(metric.figures).join(', ')}`);
}

function unknownMetric(called: string): string {
  if (called.includes('/')) return `name a metric before the repository: hearth why first-response ${cell(called)}`;
  const keys = catalogue.map(({ key }) => key);
  return `there is no metric "${cell(called)}"; ${nearest(called, keys, '"hearth why" lists them')}`;
}

const definitionOf = ({ id, key, version, title, meaning, definition, source, figures, words }: Metric) => ({
  ...{ id, key, version, title, meaning, definition, source, figures, words },
});

function jsonOf({ metric, of, period, measured, kinds }: Explained) {
  return { metric: definitionOf(metric), of, period, measured, looked: kinds };
}

async function explain(metric: Metric, fullName: string, options: Options): Promise<Explained> {
  const named = repositoryNamed(fullName);
  const { terms, directory } = await termsIn(options);
  const period = periodIn(options, terms.zone, new Date());
  const isPrivate = options.private === true;
  const work = async (database: Database, repository: number): Promise<Explained> => {
    const [measures, ledger] = [createMeasures(database), createLedger(database)];
    const isNamed = options.period !== undefined || options.since !== undefined;
    await mustHaveBegun(ledger, { ...named, repository }, { period, isNamed });
    const audience: Audience = isPrivate ? 'private' : 'public';
    const ask = { of: { repository }, audience, privateToo: isPrivate, period, terms, directory };
    const { frame, scope } = await framingOf({ ledger }, ask);
    const measured = (await measure(measures, [metric], frame))[metric.id];
    if (measured === undefined) throw new Error(`${metric.id} measured nothing`);
    const looked = await lookedAt(measures, metric, frame);
    const logins = await ledger.loginsOf((looked ?? []).flatMap(({ person }) => person ?? []));
    const nameOf = ({ item, person }: Looked) => {
      const { owner = '', name = '' } = scope.repositories.find(({ id }) => id === item?.repository) ?? {};
      return item === undefined ? (logins[person ?? 0] ?? `account ${person ?? 0}`) : `${owner}/${name}#${item.number}`;
    };
    const kinds = looked === null ? null : kindsOf(looked, nameOf);
    const told: Explained = {
      ...{ metric, period, measured, kinds },
      of: `${named.owner}/${named.name}`,
      figure: options.figure ?? null,
      all: options.all === true,
    };
    return isPrivate ? told : discreet(told);
  };
  const access = { private: isPrivate };
  const found = (await inLedger(named, access, work)) ?? (await inPublicLedger(named, work));
  if (found !== null) return found;
  const called = `${named.owner}/${named.name}`;
  throw new Error(
    `nothing is remembered of ${called}: read it with "hearth backfill ${called}" or "hearth report ${called}"`,
  );
}

/** Who may be leaving is told to the few who read the private repository (decisions.md, 23). */
function discreet(explained: Explained): Explained {
  const { measured, kinds } = explained;
  if (measured.metric !== 'M15') return explained;
  const { atRisk: _, ...figures } = measured.figures;
  const { people: _people, ...rest }: Measured = measured;
  return { ...explained, measured: { ...rest, figures }, kinds: kinds?.filter(({ as }) => as !== 'at_risk') ?? null };
}
