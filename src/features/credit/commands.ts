// What becomes of a text with commands, or with words for another bot.
import { because } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import type { RepositoryEvent } from '../../core/event.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import type { AnswersTo } from '../../core/question.js';
import { stamp } from '../../core/time.js';
import { withPeople } from './deeds.js';
import { idsIn, waitingHere, wishesOf } from './heard.js';
import { obey } from './judge.js';
import { messages } from './messages.js';
import type { Please } from './please.js';
import type { Asked, AskedMore } from './questions.js';
import { actionsOf } from './section.js';
import type { Own } from './settings.js';

/** An edit says things anew, and must not be taken for what the text said before. */
function whereSaid(event: RepositoryEvent, { source }: Spoken): string {
  const place = source === 'body' && 'item' in event ? `issue:${event.item.number}` : source;
  const isEdit = event.kind === 'comment.edited' || event.kind === 'item.edited';
  return isEdit ? `${place}@${stamp(event.at).replace(/\D/g, '')}` : place;
}

export interface Commanded {
  readonly event: RepositoryEvent;
  readonly spoken: Spoken;
  readonly own: Own;
  readonly answers: Partial<AnswersTo<Asked & AskedMore>>;
  readonly language: Language;
}

/** What commands tell, confirm and refuse, and the answer to them. */
export function decideCommands({ event, spoken, own, answers, language }: Commanded): Decision {
  const { author: speaker, item } = spoken;
  const { who = {}, holds = {}, waiting = [], logins = {} } = answers;
  const place = {
    repository: event.repository.id,
    number: item.number,
    where: whereSaid(event, spoken),
    at: event.at,
    by: speaker,
  };
  const known = new Map([speaker.id, ...idsIn(who)].map((id) => [id, answers[`deeds${id}`] ?? []]));
  const ground = { own, speaker, confirms: holds[speaker.id] ?? 'unknown', who, place, known };
  const wishes = wishesOf(spoken, own);
  const book = obey(wishes, ground, waitingHere(waiting, event, spoken));
  const called = Object.fromEntries([speaker, ...book.people].map(({ id, login }) => [id, login]));
  const [code] = (['confirmed', 'turned_down', 'told'] as const).filter((one) => book.became.includes(one));
  const [first] = book.refused;
  return {
    because: because(code ?? 'refused', {
      count: book.became.filter((one) => one === 'told').length,
      ...(first === undefined ? {} : { why: first.why.code }),
    }),
    facts: withPeople(event.at, [speaker, ...book.people], book.facts),
    actions: actionsOf({ event, spoken, wishes, book, own, logins: { ...logins, ...called }, language }),
  };
}

/** Once per person and repository: who knows the command needs no second lesson. */
export function explain(
  { repository }: RepositoryEvent,
  { author, item, login, kind }: Please,
  language: Language,
): Decision {
  const body = messages[languageOfItem(item) ?? language].please(login, kind);
  const act = { kind: 'comment', number: item.number, body } as const;
  const words = { rule: 'please', scope: `person:${author.id}`, cause: `repository:${repository.id}` };
  return { because: because('explained'), actions: [{ act, ...words }] };
}
