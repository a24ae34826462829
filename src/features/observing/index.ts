// "What Hearth would have done": one issue, edited daily, a line a rule, with what to change to make it act.
import { feature } from '../../core/feature.js';
import type { Observed } from '../../core/question.js';
import { observingIssue } from './issue.js';

export default feature({
  name: 'observing',
  on: ['tick'],
  actors: 'everyone',
  settings: null,
  explanations: {
    shown: {
      en: 'Sections in `observe` show what they would have done.',
      zh: '展示处于 `observe` 的部分原本会做的事。',
    },
    nothing: { en: 'Nothing was observed.', zh: '没有观察到任何操作。' },
  },

  ask(event) {
    if (event.kind !== 'tick' || event.series !== 'observing') return null;
    const observed: Observed = { kind: 'observed', repository: event.repository };
    return { observed };
  },

  decide({ event, answers, language }) {
    const { lines } = answers.observed;
    if (event.kind !== 'tick' || lines.length === 0) return { because: { code: 'nothing', visibility: 'maintainers' } };
    return {
      because: { code: 'shown', params: { lines: lines.length }, visibility: 'maintainers' },
      actions: [
        {
          act: { kind: 'issue', series: 'observing', ...observingIssue(lines, language) },
          rule: 'observing',
          scope: `repository:${event.repository.id}`,
          cause: event.period,
        },
      ],
    };
  },
});
