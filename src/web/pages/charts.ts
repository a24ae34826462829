// The two charts of a report, each with the same numbers in a table under it.
import type { Report } from '../../core/report.js';
import { inLanguage } from './layout.js';
import { barChart } from './bar-chart.js';
import { flowChart } from './flow-chart.js';
import { html } from './html.js';
import type { Html, Part } from './html.js';
import { chartPath, inPeriod } from './paths.js';
import { table } from './table.js';
import type { ChartName } from './target.js';
import type { Telling } from './telling.js';

export function chartsOf({ charts }: Report, told: Telling): Part {
  if (charts.length === 0) return null;
  return html`<h2>${told.said.heads.charts}</h2>
    ${charts.map(({ code, points }) => (code === 'flow' ? flow(points, told) : funnel(points, told)))}`;
}

type Points = Report['charts'][number]['points'];

function flow(points: Points, told: Telling): Part {
  const { heads, charts } = told.said;
  const weeks = points.map(({ at, values }) => ({
    at,
    opened: values['opened'] ?? 0,
    closed: values['closed'] ?? 0,
  }));
  if (weeks.length === 0) return null;
  const sum = (of: 'opened' | 'closed') => weeks.reduce((all, week) => all + week[of], 0);
  const description = told.words.report.flowSeen(weeks.length, sum('opened'), sum('closed'));
  const drawn = flowChart(weeks, { title: charts.flow, description, opened: heads.opened, closed: heads.closed });
  const rows = weeks.map(({ at, opened, closed }) => [html`<time datetime="${at}">${at}</time>`, opened, closed]);
  const columns = [{ head: heads.week }, { head: heads.opened, number: true }, { head: heads.closed, number: true }];
  return shown(
    'flow',
    charts.flow,
    drawn,
    table({ caption: told.words.report.table(charts.flow), columns, rows }),
    told,
  );
}

function funnel(points: Points, told: Telling): Part {
  const { heads, charts, levels } = told.said;
  const bars = Object.entries(points.at(-1)?.values ?? {}).map(([code, value]) => ({
    name: levels[code] ?? code,
    value,
  }));
  if (bars.length === 0) return null;
  const drawn = barChart(bars, { title: charts.funnel, description: told.words.report.funnelSeen });
  const columns = [{ head: heads.level }, { head: heads.people, number: true }];
  const rows = bars.map(({ name, value }) => [name, value]);
  const caption = told.words.report.table(charts.funnel);
  return shown('funnel', charts.funnel, drawn, table({ caption, columns, rows }), told);
}

function shown(chart: ChartName, title: string, drawn: Html, numbers: Html, told: Telling): Html {
  return html`<figure>
      <figcaption>${title}</figcaption>
      ${drawn}
    </figure>
    <details>
      <summary>${told.words.report.table(title)}</summary>
      <div>${numbers} ${csvLink(chart, title, told)}</div>
    </details>`;
}

/** Of a repository's report alone: a community's has no address of its own for them. */
function csvLink(chart: ChartName, title: string, { report, words, visit, language }: Telling): Part {
  if (visit === null || report.repository === null) return null;
  const path = inPeriod(chartPath(report.community.login, report.repository, chart), visit.period);
  return html`<p><a href="${inLanguage(path, visit, language)}">${words.report.csv(title)}</a></p>`;
}
