// What of the ladder waits for a lead: who is ready and was not asked, sponsors who are late, terms and seats that end. One
// issue in the private repository, edited; the ladder's own list has all of it, with what it rests on.
import { leadsTold } from '../../community/desk/leads-told.js';
import type { LeadsMaterial, LeadsTold } from '../../community/desk/leads-told.js';
import { leadsWords } from '../../community/desk/leads-words.js';
import type { IssueAct } from '../../core/action.js';
import type { Repository } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { isSame } from '../../core/name.js';
import { messages } from './messages.js';

/** Lines under one heading. */
const MOST = 10;

export interface LadderList {
  readonly repository: Repository;
  readonly material: LeadsMaterial;
  /** Name of the private repository. */
  readonly place: string;
  readonly language: Language;
}

/** Closed where nothing waits, and where another repository looks after the ladder. */
export function ladderDigest({ repository, material, place, language }: LadderList): {
  readonly act: IssueAct;
  readonly slot: string;
} {
  const { ladder: said } = messages[language];
  const { owner, name } = repository;
  const { home = name } = material.titles;
  const all = isSame(home, name) ? leadsTold(material, language) : [];
  const told = all.filter(({ about }) => about !== 'open');
  // That no seat is free asks nothing of anybody.
  const waits = told.some(({ about }) => about !== 'seats');
  const chapters = waits ? told.flatMap((one) => chapter(one, language)) : [said.nothing];
  return {
    act: {
      kind: 'issue',
      series: 'attention/ladder',
      title: said.title(quote(name)),
      body: [said.intro(quote(`${owner.login}/${name}`)), ...chapters, said.outro].join('\n\n'),
      state: waits ? 'open' : 'closed',
      in: place,
    },
    slot: 'ladder',
  };
}

function chapter({ head, lines }: LeadsTold, language: Language): readonly string[] {
  const left = lines.length - MOST;
  const shown = [...lines.slice(0, MOST), ...(left > 0 ? [leadsWords[language].more(left)] : [])];
  return [`### ${head}`, shown.map((line) => `- ${line}`).join('\n')];
}
