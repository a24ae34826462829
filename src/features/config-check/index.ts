// Tells maintainers what their hearth.yml does: a check on each pull request that changes it, and one issue while the file
// on the default branch has mistakes.
import { because } from '../../core/action.js';
import type { Act, Action } from '../../core/action.js';
import type { RepositoryEvent } from '../../core/event.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import type { ConfigChanges, ConfigHere, ConfigHereAnswer, ConfigReview } from '../../core/config-question.js';
import { explanations } from './explanations.js';
import { brokenIssue, mendedIssue } from './issue.js';
import { checkOf, statusOf } from './review.js';
import { settings } from './settings.js';

type Asked = { readonly changes?: ConfigChanges; readonly here?: ConfigHere };

export default feature({
  name: 'config-check',
  on: ['tick'],
  actors: 'everyone',
  always: true,
  settings,
  explanations,
  needs: () => ({ checks: 'write' }),

  ask(event, { replay: items }): Asked | null {
    const { repository } = event;
    const here: ConfigHere = { kind: 'configHere', repository };
    if (event.kind !== 'tick') return null;
    if (event.series === 'config-check') return { here };
    if (event.series !== 'changed-pulls') return null;
    return { changes: { kind: 'configChanges', repository, pulls: event.pulls ?? [], items } };
  },

  decide({ event, answers, language }) {
    if (answers.here !== undefined) return aboutFile(event, answers.here, language);
    const reviews = answers.changes ?? [];
    if (reviews.length === 0) return { because: because('untouched') };
    return {
      because: because('checked', { pulls: reviews.map(({ number }) => `#${number}`).join(', ') }),
      actions: reviews.flatMap((review) => aboutChange(event, review, language)),
    };
  },
});

/** One issue while the file has mistakes; closed when it has none any more. */
function aboutFile(event: RepositoryEvent, here: ConfigHereAnswer, language: Language): Decision {
  const errors = here.problems.filter(({ severity }) => severity === 'error');
  const act = errors.length > 0 ? brokenIssue({ ...here, problems: errors }, language) : mendedIssue(here, language);
  const code = errors.length > 0 ? 'broken' : here.exists ? 'right' : 'gone';
  return {
    because: because(code, errors.length > 0 ? { mistakes: errors.length } : {}),
    actions: [
      {
        act: { kind: 'issue', series: 'config-check', ...act },
        rule: 'broken_file',
        scope: `repository:${event.repository.id}`,
        // Of each state of the file: the same text may be mended and broken again.
        cause: event.kind === 'tick' ? event.period : event.at,
      },
    ],
  };
}

function aboutChange(event: RepositoryEvent, review: ConfigReview, language: Language): readonly Action[] {
  const { number, head, told, replay } = review;
  if (told === 'nowhere') return [];
  const act: Act =
    told === 'check'
      ? { kind: 'check', number, head, ...checkOf(review, language) }
      : { kind: 'status', number, body: statusOf(review, language) };
  return [
    {
      act,
      rule: 'changed_file',
      scope: `pull:${event.repository.id}:${number}`,
      cause: head,
      // Looked at again with another outcome, as when its author was given the right to write: another check.
      slot: typeof replay === 'string' ? replay : 'replayed',
    },
  ];
}
