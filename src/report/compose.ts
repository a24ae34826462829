// From measurements to a report: what stands where, what is on target, what is an alarm, what to do next. Pure: the same
// material gives the same report.
import type { Report } from '../core/report.js';
import { alarmsOf } from './alarms/index.js';
import { attentionOf } from './attention.js';
import { chaptersOf } from './chapters.js';
import { chartsOf } from './charts.js';
import { isStale } from './gaps.js';
import type { Material } from './material.js';
import { methodOf } from './method.js';
import { signalsOf } from './signals.js';
import { doneSteps, stepsFor } from './steps.js';
import { thanksOf } from './thanks.js';

/** The report over the material's period, for its audience: what is not for everybody is not in a public one. */
export function reportOf(material: Material): Report {
  const { audience, period, community, repository, repositories, gaps, frame, published } = material;
  const alarms = alarmsOf(material);
  const last = published[0];
  return {
    format: 1,
    id: idOf(material),
    audience,
    period,
    community,
    repository,
    repositories,
    gaps,
    stale: isStale(gaps),
    signals: signalsOf(material),
    alarms,
    attention: attentionOf(material),
    steps: stepsFor(alarms, published, period),
    done: doneSteps(published),
    thanks: thanksOf(material),
    charts: chartsOf(material),
    chapters: chaptersOf(material),
    sigs: frame.sigs.map(({ slug, name }) => ({ slug, name })),
    method: methodOf(material),
    previous: last === undefined || last.url === '' ? null : { label: last.label, url: last.url },
  };
}

function idOf({ community, repository, period, audience }: Material): string {
  const of = repository === null ? community.login : `${community.login}/${repository}`;
  return [of, period.kind, period.label, ...(audience === 'private' ? [audience] : [])].join(':');
}
