// The membership desk: reads applications and nominations, asks who must answer, keeps one checklist of each up to date, and
// records what those who may decide decide. It gives nothing by itself.
import { because } from '../../core/action.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import { causeOf, planFor } from './decision.js';
import { decideMatter } from './decide.js';
import { explanations, words } from './explanations.js';
import type { Standing } from './ground.js';
import { matterOf } from './matter.js';
import { answersTo, shownOf } from './obey.js';
import { firstOf, moreOf } from './questions.js';
import type { First, More } from './questions.js';
import { sceneOf } from './scene.js';
import type { Scene } from './scene.js';
import { check, settings } from './settings.js';
import { specsOf } from './specs.js';

export default feature({
  name: 'desk',
  on: [
    'issue.opened',
    'issue.closed',
    'issue.reopened',
    'item.edited',
    'item.labeled',
    'item.unlabeled',
    'comment.created',
    'comment.edited',
    'comment.deleted',
    'pull_request.opened',
  ],
  // Labels are often put on by bots; whose words count is looked at in each case.
  actors: 'everyone',
  settings,
  check,
  needs: () => ({ issues: 'write', members: 'read' }),
  commands: specsOf,
  explanations,
  words,

  ask(event, own): First | null {
    const scene = sceneOf(event, own);
    return scene.kind === 'none' ? null : firstOf(event, scene, own);
  },

  askMore(event, own, answers): More {
    return moreOf(event, sceneOf(event, own), own, answers);
  },

  decide({ event, now, settings: own, answers, language }): Decision {
    const scene = sceneOf(event, own);
    if (scene.kind === 'none') return { because: because('no_case') };
    if (scene.kind === 'pull') return refusePull(event, scene, { own, language });
    const matter = matterOf(scene, event.repository, own, answers);
    if (matter === null) return { because: because('no_case') };
    const decided = decideMatter({ event, scene, own, answers, now, language }, matter);
    return own.mode === 'observe' ? withoutVerdict(decided) : decided;
  },
});

function refusePull(
  event: Standing['event'],
  { spoken }: Extract<Scene, { kind: 'pull' }>,
  { own, language }: Pick<Standing, 'own' | 'language'>,
): Decision {
  const { item } = spoken;
  const plan = planFor({ event, matter: { item } }, causeOf({ event, at: event.at }));
  const refusals = spoken.commands.map((command) => ({ text: shownOf(command, own), why: { code: 'pull' } as const }));
  const actions = answersTo(spoken, refusals, plan, { language: languageOfItem(item) ?? language, words: null });
  return { because: because('refused', { why: 'pull' }), actions };
}

const VERDICTS: readonly string[] = ['accepted', 'deferred', 'title_given'];

/** Who only observes has decided nothing: what people said is remembered, and nobody is given a title. */
const withoutVerdict = (decision: Decision): Decision => ({
  ...decision,
  facts: (decision.facts ?? []).filter((fact) => fact.fact !== 'act' || !VERDICTS.includes(fact.kind)),
});
