// How each figure is worked out, from the same definitions that work it out.
import type { Metric } from '../../metrics/metric.js';
import { definitionOf } from '../../metrics/definitions.js';
import { html } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { methodPath } from './paths.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';

const TOP = '/metrics-explained';

export function methodsPage(metrics: readonly Metric[], visit: Visit): string {
  const { language } = visit;
  const { method } = wordsIn(language);
  return pageOf({
    language,
    title: method.title,
    place: placeOf({ ...visit, period: null }, TOP, []),
    main: html`<p>${method.lead}</p>
      <dl>
        ${metrics.map(
          ({ id, title, meaning }) =>
            html`<dt><a href="${inLanguage(methodPath(id), visit, language)}">${id} ${title[language]}</a></dt>
              <dd>${meaning[language]}</dd> `,
        )}
      </dl>`,
  });
}

export function methodPage(metric: Metric, visit: Visit): string {
  const { language } = visit;
  const { method, stops } = wordsIn(language);
  const { id, key, title, meaning, source, version } = metric;
  return pageOf({
    language,
    title: `${id} ${title[language]}`,
    place: placeOf({ ...visit, period: null }, methodPath(id), [{ name: method.title, href: TOP }]),
    main: html`<p>${meaning[language]}</p>
      <h2>${method.definition}</h2>
      <p>${definitionOf(metric, language)}</p>
      ${language === 'en' ? null : html`<p><small>${method.definitionLanguage}</small></p>`}
      <p>
        <small
          >${method.source}${stops.colon}${source}${stops.stop}${method.version}${stops.colon}${version}${stops.stop}
          <code>hearth why ${key}</code></small
        >
      </p>
      ${figuresOf(metric, visit)} ${codesOf(metric, visit)}`,
  });
}

function figuresOf({ figures }: Metric, { language }: Visit) {
  const { method } = wordsIn(language);
  const rows = Object.entries(figures).map(([name, { unit, title }]) => [
    title[language],
    html`<code>${name}</code>`,
    method.units[unit],
  ]);
  if (rows.length === 0) return null;
  const columns = [method.meaning, method.code, method.unit].map((head) => ({ head }));
  return html`<h2>${method.figures}</h2>
    ${table({ caption: method.figures, quiet: true, columns, rows })}`;
}

function codesOf({ words }: Metric, { language }: Visit) {
  const { method } = wordsIn(language);
  const rows = Object.entries(words).map(([code, said]) => [html`<code>${code}</code>`, said[language]]);
  if (rows.length === 0) return null;
  const columns = [method.code, method.meaning].map((head) => ({ head }));
  return html`<h2>${method.words}</h2>
    ${table({ caption: method.words, quiet: true, columns, rows })}`;
}
