// Keeps deeds that leave no trace on GitHub, such as talks and events: told by anyone, confirmed by the roles that the
// settings name, or written in a file that people review.
import { because } from '../../core/action.js';
import { feature } from '../../core/feature.js';
import { sayIn } from '../../core/named-role.js';
import type { CreditsOf, WhoAreAnswer } from '../../core/title-question.js';
import { decideCommands, explain } from './commands.js';
import { explanations, words } from './explanations.js';
import { decideFile, fileChanged, whoInFile } from './file-deeds.js';
import { idsIn, namedIn, pleaseFor, spokenIn, waitingHere } from './heard.js';
import type { Asked, AskedMore } from './questions.js';
import { settings } from './settings.js';
import { specsOf } from './specs.js';

export default feature({
  name: 'credit',
  on: [
    'comment.created',
    'comment.edited',
    'issue.opened',
    'item.edited',
    'pull_request.opened',
    'push',
    'review.submitted',
  ],
  // Bots push what people merged; commands are read of people only.
  actors: 'everyone',
  settings,
  roles: ({ confirmed_by }) => ({ defined: [], named: sayIn('confirmed_by', confirmed_by) }),
  needs: () => ({ issues: 'write', pull_requests: 'write', contents: 'read' }),
  commands: specsOf,
  explanations,
  words,

  ask(event, own): Asked | null {
    const changed = fileChanged(event, own);
    const { repository } = event;
    if (changed !== null) return { file: { kind: 'namedFile', repository, path: changed.path } };
    const spoken = spokenIn(event, own);
    if (spoken === null) return pleaseFor(event, own) === null ? null : {};
    const logins = namedIn(spoken, own);
    return {
      ...(logins.length === 0 ? {} : { who: { kind: 'whoAre', repository, logins } }),
      holds: { kind: 'holds', repository, people: [spoken.author], roles: own.confirmed_by, sig: null },
      waiting: { kind: 'creditsOf', repository, of: 'waiting' },
    };
  },

  askMore(event, own, { file = null, who = {}, waiting = [] }): AskedMore {
    const changed = fileChanged(event, own);
    if (changed !== null) return file === null ? {} : whoInFile(changed, file);
    const spoken = spokenIn(event, own);
    if (spoken === null) return {};
    const people = [...new Set([spoken.author.id, ...idsIn(who)])];
    const here = waitingHere(waiting, event, spoken);
    const shown = [...people, ...here.flatMap(({ person, toldBy }) => [person, ...(toldBy === null ? [] : [toldBy])])];
    const deeds = people.map((person): [`deeds${number}`, CreditsOf] => [
      `deeds${person}`,
      { kind: 'creditsOf', repository: event.repository, of: { person } },
    ]);
    return { ...Object.fromEntries(deeds), logins: { kind: 'loginsOf', people: [...new Set(shown)] } };
  },

  decide({ event, settings: own, answers, language }) {
    const changed = fileChanged(event, own);
    if (changed !== null) {
      return decideFile({ ...changed, text: answers.file ?? null, who: everybody(answers), own, language });
    }
    const spoken = spokenIn(event, own);
    if (spoken !== null) return decideCommands({ event, spoken, own, answers, language });
    const please = pleaseFor(event, own);
    return please === null ? { because: because('not_concerned') } : explain(event, please, language);
  },
});

/** Of all lots. */
function everybody(answers: object): WhoAreAnswer {
  const found = Object.entries(answers).flatMap(([name, answer]) =>
    /^who\d+$/.test(name) ? [answer as WhoAreAnswer] : [],
  );
  return Object.assign({}, ...found) as WhoAreAnswer;
}
