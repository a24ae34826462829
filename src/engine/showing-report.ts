// The report that a page shows: of a repository on its own terms, of a community on those of the owner's file.
import type { Period, Report } from '../core/report.js';
import { parsePeriod, periodEnding } from '../metrics/period.js';
import { sigDirectory } from './answers/directory.js';
import type { Reporter } from './health-report.js';
import { configOf, ofAll, ofCommunity, termsIn, withoutUnnamed } from './showing-config.js';
import type { ShownEngine } from './showing-config.js';
import type { ShownCommunity, ShownRepository } from './ports.js';

interface ReportParts {
  readonly engine: ShownEngine;
  readonly reporter: Pick<Reporter, 'report'>;
}

export async function reportOf(
  { engine, reporter }: ReportParts,
  of: ShownRepository | ShownCommunity,
  label: string | null,
): Promise<Report | null> {
  const from = 'repositories' in of ? ofCommunity(of) : of;
  const { config, inForce } = await ('repositories' in of ? ofAll(engine, of) : configOf(engine, from));
  const now = engine.clock.now();
  const own = termsIn(config, engine.features);
  const terms = 'repositories' in of ? await withoutUnnamed(engine, of, own) : own;
  const period = periodOf(label, terms.zone, now);
  if (period === null) return null;
  const { installation, repository } = from;
  const directory = await sigDirectory(
    { kind: 'sigDirectory', repository },
    inForce,
    { ledger: engine.ledger, installation, now },
    () => engine.github.installation(installation),
  );
  const about = 'repositories' in of ? { community: of.id } : { repository: repository.id };
  return reporter.report({ of: about, privateToo: false, audience: 'public', period, terms, directory });
}

/** Null: there is no such period, or it is not over yet. */
function periodOf(label: string | null, zone: string, now: Date): Period | null {
  if (label === null) return periodEnding('monthly', now, zone);
  const period = parsePeriod(label, zone);
  return 'problem' in period || Date.parse(period.to) > now.getTime() ? null : period;
}
