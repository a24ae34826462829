// What a report asks for: alarms, items that wait, what to do next; and whom it thanks.
import { isLogin } from '../../core/person.js';
import type { Alarm, Attention, Thanks } from '../../core/report.js';
import { alarmSaid, alarmTitle, noAlarmSaid, stepSaid } from '../../report/say.js';
import { step } from './address.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { inLanguage } from './layout.js';
import { waitingPath } from './paths.js';
import { prose } from './prose.js';
import { itemLink, sigNames } from './telling.js';
import type { Telling } from './telling.js';

export function alarmsOf({ alarms, stale }: Telling['report'], told: Telling): Html {
  const { heads, lines } = told.said;
  const none = stale ? lines.alarmsUnlooked : noAlarmSaid(told.report, told.language);
  return html`<h2>${heads.alarms}</h2>
    ${alarms.length === 0 ? html`<p>${prose(none)}</p>` : alarms.map((alarm) => alarmOf(alarm, told))}`;
}

function alarmOf(alarm: Alarm, told: Telling): Html {
  const { said, language } = told;
  const concerns = alarm.sigs.length === 0 ? [said.lines.everybody] : sigNames(alarm.sigs, told);
  return html`<section class="alarm ${alarm.level}">
    <h3>${alarmTitle(alarm, language)} <span class="status ${alarm.level}">${said.status[alarm.level]}</span></h3>
    <p>${prose(alarmSaid(alarm, language))}</p>
    ${
      alarm.items.length === 0
        ? null
        : html`<ul>
            ${alarm.items.map((item) => html`<li>${itemLink(item, told)}</li>`)}
          </ul>`
    }
    <p><small>${filled(said.lines.concerns, 'sigs', concerns)}</small></p>
  </section>`;
}

export function attentionOf({ attention, stale }: Telling['report'], told: Telling): Html {
  const { heads, lines } = told.said;
  const none = stale ? lines.attentionUnlooked : lines.noAttention;
  return html`<h2>${heads.attention}</h2>
    ${
      attention.length === 0
        ? html`<p>${none}</p>`
        : html`<ul>
            ${attention.map((item) => html`<li>${waiting(item, told)}</li>`)}
          </ul>`
    }
    ${allWaiting(told)}`;
}

/** Who waits now, whenever the report was: the whole list, of one repository. */
function allWaiting({ report: { community, repository }, visit, words, language }: Telling): Part {
  if (visit === null || repository === null) return null;
  const href = inLanguage(waitingPath(community.login, repository), visit, language);
  return html`<p><a href="${href}">${words.waiting.link}</a></p>`;
}

function waiting(item: Attention, told: Telling): Html {
  const { said, words } = told;
  const sigs = item.sigs.length === 0 ? null : html` · ${sigNames(item.sigs, told)}`;
  const since = html`<time datetime="${item.since}">${words.report.since(item.since.slice(0, 10))}</time>`;
  return html`${itemLink(item, told)}${words.stops.colon}${said.attention[item.why] ?? item.why}${words.stops.comma}${since}${sigs}`;
}

export function stepsOf({ steps, done }: Telling['report'], told: Telling): Html {
  const { said, language } = told;
  const since = (label: string) => said.lines.since.replace('{period}', () => label);
  const line = ({ code, since: label, age }: (typeof steps)[number]) =>
    html`<li>${prose(stepSaid({ code }, language))}${age > 0 ? html` <small>${since(label)}</small>` : null}</li>`;
  const ticked = html`<ul>
    ${done.map(({ code }) => html`<li>${prose(stepSaid({ code }, language))}</li>`)}
  </ul>`;
  return html`<h2>${said.heads.steps}</h2>
    ${
      steps.length === 0
        ? html`<p>${said.lines.noSteps}</p>`
        : html`<ul>
            ${steps.map(line)}
          </ul>`
    }
    ${
      done.length === 0
        ? null
        : html`<p>${said.lines.done}</p>
            ${ticked}`
    }`;
}

/** By what they are thanked for. */
export function thanksOf({ thanks }: Telling['report'], told: Telling): Part {
  if (thanks === null) return null;
  const { said } = told;
  const people = [...thanks.mentioned, ...thanks.named];
  // The kinds of a first contribution are one reason.
  const titleOf = (why: string) => said.thanks[why] ?? said.thanks['new'] ?? '';
  const reasons = [...new Set(people.map(({ why }) => titleOf(why)))];
  const others =
    thanks.others === 0 ? null : html`<p>${said.lines.andOthers.replace('{count}', String(thanks.others))}</p>`;
  return html`<h2>${said.heads.thanks}</h2>
    <dl>
      ${reasons.map(
        (title) =>
          html`<dt>${title}</dt>
            <dd>
              ${namesOf(
                people.filter(({ why }) => titleOf(why) === title),
                told,
              )}
            </dd>`,
      )}
    </dl>
    ${others}`;
}

function namesOf(people: Thanks['named'], { github, said }: Telling): Part {
  return people.map(({ login }, index) => [
    index === 0 ? '' : said.lines.comma,
    isLogin(login) ? html`<a href="${`${github}/${step(login)}`}">${foreign(login)}</a>` : foreign(login),
  ]);
}

/** A template of ours with HTML in the place of one of its names. */
function filled(template: string, name: string, part: Part): Part {
  const [before = '', after = ''] = template.split(`{${name}}`);
  return [before, part, after];
}
