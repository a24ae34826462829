// Publishes the health report when its period is over: a new issue or discussion, with the one before it closed.
import { casesAsk, leadsAsk, leadsMaterial } from '../../community/desk/leads-ask.js';
import type { CasesAsk, LeadsAsk } from '../../community/desk/leads-ask.js';
import type { Act, Action } from '../../core/action.js';
import { forMaintainers } from '../../core/action.js';
import { feature } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { mention } from '../../core/markdown.js';
import { ASKED_OWNER } from '../../core/report-question.js';
import type { HealthReport, HealthReportAnswer, PublishedBefore } from '../../core/report-question.js';
import { linkIn, linksFor } from '../../report/markdown/links.js';
import { markdownOf } from '../../report/markdown/index.js';
import { paragraphs } from '../../report/markdown/table.js';
import { titleOf } from '../../report/say.js';
import { codes, explanations } from './explanations.js';
import { leadsPart } from './leads-part.js';
import { dueIn, linesIn, postSeries, schedulesOf, scopeOf } from './lines.js';
import type { Line } from './lines.js';
import { messages } from './messages.js';
import { check, settings } from './settings.js';
import type { ReportSettings } from './settings.js';
import { termsOf } from './terms.js';

type First = { readonly health?: HealthReport } & LeadsAsk;
type Made = Extract<HealthReportAnswer, { is: 'made' }>;

export default feature({
  name: 'reports',
  on: ['tick'],
  // A tick is nobody's act.
  actors: 'everyone',
  settings,
  check,
  needs: ({ publish }) => (publish === 'discussion' ? { discussions: 'write', issues: 'write' } : { issues: 'write' }),
  terms: termsOf,
  schedules: schedulesOf,
  explanations,
  words: codes,

  ask(event, own): First | null {
    if (event.kind !== 'tick' || !event.series.startsWith('reports/')) return null;
    const line = dueIn(event, own);
    if (line === null) return {};
    const { repository, series } = event;
    const { period, audience, due } = line;
    const { of } = own;
    const lines = linesIn(own).map((one) => scopeOf(one, own, repository));
    const scope = scopeOf(line, own, repository);
    return {
      health: {
        kind: 'healthReport',
        repository,
        of,
        series,
        period,
        due,
        audience,
        scope,
        lines,
        terms: termsOf(own),
      },
      // Who is ready, and who is late, is for the leads alone.
      ...(audience === 'private' ? leadsAsk(repository, event.at) : {}),
    };
  },

  askMore: (event, _own, { ready }): CasesAsk => casesAsk(event.repository, ready),

  decide({ event, now, settings: own, answers, language }) {
    const { health } = answers;
    const line = dueIn(event, own);
    if (line === null || health === undefined) return { because: forMaintainers('not_wanted') };
    if (health.is === 'elsewhere') {
      const asked = linesIn(own).map((one) => scopeOf(one, own, event.repository));
      const { over, moved } = messages[language];
      const home = `${event.repository.owner.login}/${health.home}`;
      const actions = health.open.flatMap((one) =>
        ending(one, asked.includes(one.scope) ? moved(home) : over, line.due),
      );
      return { because: forMaintainers('elsewhere', { home: health.home }), actions };
    }
    if (health.is === 'empty') return { because: forMaintainers('empty') };
    if (health.is === 'not_over') return { because: forMaintainers('not_over', { label: health.label }) };
    const { label } = health.report.period;
    const { due } = line;
    const scope = scopeOf(line, own, event.repository);
    const [gap] = health.report.gaps;
    return {
      because:
        gap === undefined
          ? forMaintainers('published', { label })
          : forMaintainers('with_gaps', { label, gaps: gap.code }),
      actions: [
        {
          act: postOf(health, {
            own,
            line,
            scope,
            language,
            leads: leadsPart(
              leadsMaterial(event.repository, answers, { now, link: linkIn(event.repository) }),
              language,
            ),
          }),
          ...{ rule: 'publish', scope, cause: label },
        },
        ...health.open.flatMap((one) =>
          one.scope === scope ? [closing(one, due)] : ending(one, messages[language].over, due),
        ),
      ],
    };
  },
});

interface Setting {
  readonly own: ReportSettings;
  readonly line: Line;
  readonly scope: string;
  readonly language: Language;
  /** What is told to the leads alone; Markdown. */
  readonly leads: string;
}

function postOf(made: Made, { own, line, scope, language, leads }: Setting): Act {
  const { report } = made;
  const post = {
    series: postSeries(scope, report.period.label),
    title: titleOf(report, language),
    body: `${markdownOf(report, language, linksFor({ pages: made.pages }))}${ownerAsked(made, own, language)}`,
  };
  // What is for the leads goes where they read it, whatever the others get.
  if (line.audience === 'private') {
    return { kind: 'issue', ...post, body: paragraphs([post.body, leads]), in: own.private ?? '' };
  }
  return own.publish === 'issue' ? { kind: 'issue', ...post } : { kind: 'discussion', ...post, category: own.category };
}

/** Whoever looks after the reports is asked once, and never again, whether anybody should (metrics.md, A5). */
function ownerAsked({ report, asked }: Made, { owner }: ReportSettings, language: Language): string {
  const isUnread = report.alarms.some(({ code, level }) => code === 'A5' && level === 'act');
  if (!isUnread || asked || owner === undefined) return '';
  return `\n\n${messages[language].askOwner(mention(owner))} ${ASKED_OWNER}`;
}

/** With the words that it has, in which people ticked boxes; once the new one is there. At another due time it is tried again. */
function closing(before: PublishedBefore, due: string): Action {
  const post = {
    series: before.series,
    title: '',
    body: '',
    state: 'closed' as const,
    keepsWords: true as const,
    ...(before.in === null ? {} : { in: before.in }),
  };
  const act: Act = before.as === 'issue' ? { kind: 'issue', ...post } : { kind: 'discussion', ...post, category: '' };
  return { act, rule: 'close', scope: before.scope, cause: before.label, slot: due, expect: { others: 'done' } };
}

/** Of a line that nobody asks for here any more; with a word where one can be left: the file tells the rest. */
function ending(before: PublishedBefore, body: string, due: string): readonly Action[] {
  const { as, in: place, number, scope, label } = before;
  if (as !== 'issue' || place !== null || number === null) return [closing(before, due)];
  const act: Act = { kind: 'comment', number, body };
  return [{ act, rule: 'over', scope, cause: label }, closing(before, due)];
}
