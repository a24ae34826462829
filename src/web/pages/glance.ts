// The first table of a report: eight signals, each with its target, status and trend.
import type { Signal } from '../../core/report.js';
import { figureQualified, figureSaid, targetSaid } from '../../report/numbers.js';
import { fewestFor } from '../../report/signals.js';
import { signalTitle } from '../../report/say.js';
import { html } from './html.js';
import type { Html, Part } from './html.js';
import { table } from './table.js';
import { methodLink } from './telling.js';
import type { Telling } from './telling.js';

export function glance(told: Telling): Html {
  const { heads } = told.said;
  return html`<h2>${heads.oneLook}</h2>
    ${signalsTable(told.report.signals, heads.oneLook, told)}`;
}

export function signalsTable(signals: readonly Signal[], caption: string, told: Telling): Html {
  const { heads } = told.said;
  return table({
    caption,
    quiet: true,
    stacks: true,
    columns: [
      { head: heads.signal },
      { head: heads.now, number: true },
      { head: heads.status },
      { head: heads.target, number: true },
      { head: heads.before, number: true },
      { head: heads.trend },
      { head: heads.n, number: true },
    ],
    rows: signals.map((signal) => rowOf(signal, told)),
  });
}

function rowOf(signal: Signal, told: Telling): readonly Part[] {
  const { said, report, language } = told;
  const { metric, figure, now, before, target, status, trend, code } = signal;
  const isSilent = status === 'stale' || status === 'not_measured';
  return [
    methodLink(metric, signalTitle(code, report, language), told),
    isSilent ? '–' : html`${figureQualified(now, figure, said, fewestFor(metric, figure))}${besideOf(signal, told)}`,
    html`<span class="status ${status}">${said.status[status]}</span>`,
    target === null || now === null ? '–' : targetSaid(target, now.unit, said),
    before === null ? '–' : figureSaid(before, figure, said),
    trend === 'unknown' ? said.trend.unknown : html`<span class="whole">${said.trend[trend]}</span>`,
    now === null ? '–' : now.n,
  ];
}

function besideOf({ beside, code }: Signal, { said }: Telling): Part {
  const template = said.beside[code];
  if (beside?.now == null || template === undefined) return null;
  const value = figureSaid(beside.now, beside.figure, said);
  return html`<br /><small>${template.replace('{value}', () => value)}</small>`;
}
