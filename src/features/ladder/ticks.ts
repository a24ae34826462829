// The two looks of its own: daily who holds what, and as often as the settings say the list of the leads.
import { inactiveLimits } from '../../community/ladder/titles.js';
import type { Action } from '../../core/action.js';
import { forMaintainers } from '../../core/action.js';
import type { TickEvent } from '../../core/event.js';
import type { Decision } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { isSame } from '../../core/name.js';
import type { CaseOfAnswer } from '../../core/title-question.js';
import { titleName } from '../../core/title.js';
import { isEmpty, leadsList } from './list.js';
import type { LeadsList } from './list.js';
import { messages } from './messages.js';
import type { Answers } from './questions.js';
import { questionsTo } from './quiet.js';
import type { Own } from './settings.js';
import { differencesIn, factsOf } from './standings.js';
import type { Differences } from './standings.js';
import { tellingOf } from './telling.js';

const SPONSOR_DAYS = 7;

/** Null: not all that it takes was answered. */
function differencesBy({ titles, directory, holders }: Answers): Differences | null {
  if (titles === undefined || holders === undefined) return null;
  return differencesIn({ titles: titles.titles, sigs: (directory?.sigs ?? []).map(({ slug }) => slug), holders });
}

export interface Ticked {
  readonly event: TickEvent;
  readonly own: Own;
  readonly answers: Answers;
  readonly now: Date;
  readonly language: Language;
}

export function decideStandings({ event, answers, now }: Ticked): Decision {
  const found = differencesBy(answers);
  if (found === null) return { because: forMaintainers('not_concerned') };
  const facts = factsOf(found, { repository: event.repository.id, period: event.period, now });
  const counts = { given: found.given.length, ended: found.ended.length };
  if (found.dropped.length > 0) return { because: forMaintainers('dropped', counts), facts };
  return { because: facts.length === 0 ? forMaintainers('as_before') : forMaintainers('recorded', counts), facts };
}

export function decideList(ticked: Ticked): Decision {
  const { event, own, answers, now } = ticked;
  const { repository } = event;
  const found = differencesBy(answers);
  const { ready, titles } = answers;
  if (found === null || ready === undefined || titles === undefined)
    return { because: forMaintainers('not_concerned') };
  const list = leadsList({
    titles: titles.titles,
    ready,
    dropped: found.dropped,
    holders: holdersBy(answers),
    logins: answers.logins ?? {},
    cases: casesIn(answers),
    repository: repository.id,
    sponsorDays: titles.desk?.sponsorDays ?? SPONSOR_DAYS,
    now,
  });
  const asked = own.ask === 'issue' ? asks(ticked, list) : [];
  const place = own.private;
  if (place === undefined) return { because: forMaintainers(asked.length > 0 ? 'asked' : 'nowhere'), actions: asked };
  // What happens in a private repository is for its own readers.
  if (repository.private && !isSame(repository.name, place)) {
    return { because: forMaintainers('private_elsewhere'), actions: asked };
  }
  const people = list.ready.reduce((sum, one) => sum + one.people.length + one.more, 0);
  return {
    because: isEmpty(list)
      ? forMaintainers('nothing_to_list')
      : forMaintainers('listed', { people, cases: list.cases.length }),
    actions: [listAct(ticked, list, place), ...asked],
  };
}

/** Edited at each look; closed while there is nothing in it. */
function listAct({ event: { repository, period }, answers, language }: Ticked, list: LeadsList, place: string): Action {
  const said = messages[language];
  return {
    act: {
      kind: 'issue',
      series: `ladder-ready:${repository.id}`,
      title: said.listTitle,
      body: said.list(list, tellingOf(repository, answers, language)),
      state: isEmpty(list) ? 'closed' : 'open',
      in: place,
    },
    rule: 'list',
    scope: `repository:${repository.id}`,
    cause: period,
  };
}

function asks({ event, answers, now, language }: Ticked, { stopped }: LeadsList): readonly Action[] {
  const { ready, titles } = answers;
  const limits = inactiveLimits(titles?.titles ?? []);
  const telling = tellingOf(event.repository, answers, language);
  return questionsTo({ ending: ready?.ending ?? [], asked: answers.asked ?? {}, stopped, limits, telling, now });
}

/** People, by title over all SIGs. */
function holdersBy({ holders }: Answers): ReadonlyMap<string, number> {
  const people = new Map<string, Set<string>>();
  const all = [
    ...(holders?.live ?? []).map(({ title, person }) => ({ title, person: person.id })),
    ...(holders?.ledger ?? []),
  ];
  for (const { title, person } of all) {
    const key = titleName(title);
    people.set(key, (people.get(key) ?? new Set()).add(`${person} ${title.sig ?? ''}`));
  }
  return new Map([...people].map(([key, some]) => [key, some.size]));
}

function casesIn(answers: Answers): ReadonlyMap<number, CaseOfAnswer> {
  return new Map(
    Object.entries(answers).flatMap(([name, answer]) => {
      const number = /^case(\d+)$/.exec(name)?.[1];
      return number === undefined || answer === null || answer === undefined
        ? []
        : [[Number(number), answer as CaseOfAnswer] as const];
    }),
  );
}
