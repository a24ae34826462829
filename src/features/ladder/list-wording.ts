// The issue of the leads, chapter by chapter; what is empty is left out.
import { evidenceWords } from '../../community/ladder/evidence-words.js';
import { namesOf } from '../../community/ladder/names.js';
import { titleWords } from '../../community/ladder/rungs.js';
import { whyWords } from '../../community/ladder/words.js';
import { quote } from '../../core/markdown.js';
import { titleIn, titleKey } from '../../core/title.js';
import { isEmpty } from './list.js';
import type { CaseLine, EndingLine, LeadsList, ReadyOf } from './list.js';
import type { Telling } from './said.js';
import type { Words } from './words.js';

export function listBody(list: LeadsList, telling: Telling, words: Words): string {
  const said = words.list;
  const called = (key: string) => titleCalled(key, telling);
  const ending = (one: EndingLine, line: (typeof said)['termOne']) =>
    line(quote(one.login), called(titleKey(one.title)), one.on, one.isOver);
  return [
    said.intro,
    ...(isEmpty(list) ? [said.nothing] : []),
    ...chapter(
      said.ready,
      list.ready.map((one) => readyPart(one, telling, words)),
      '\n\n',
    ),
    ...chapter(
      said.cases,
      list.cases.map((one) => `- ${caseLine(one, telling, words)}`),
    ),
    ...chapter(
      said.terms,
      list.terms.map((one) => `- ${ending(one, said.termOne)}`),
    ),
    ...chapter(said.quiet, [
      ...list.stopped.map(({ title, some, of }) => `- ${said.stopped(called(title), some, of)}`),
      ...list.quiet.map((one) => `- ${ending(one, said.quietOne)}`),
      ...(list.quiet.length === 0 ? [] : ['', said.quietHow]),
    ]),
    ...chapter(
      said.seats,
      list.seats.map(({ title, taken, of }) => `- ${said.seatsOf(called(title), taken, of)}`),
    ),
    ...chapter(said.unknown, [
      ...list.dropped.map(
        ({ title, by, gone, of }) => `- ${said.dropped(called(titleKey(title)), quote(by, 200), gone, of)}`,
      ),
      ...list.unknown.map(({ title, why }) => `- ${said.unknownOne(called(title), whyWords(why, words.language))}`),
    ]),
    said.outro,
  ].join('\n\n');
}

const chapter = (heading: string, lines: readonly string[], between = '\n'): readonly string[] =>
  lines.length === 0 ? [] : [`### ${heading}`, lines.join(between)];

function titleCalled(key: string, telling: Telling): string {
  const at = titleIn(key);
  return at === null ? quote(key) : titleWords(at, telling.titles, telling);
}

function readyPart({ title, at, people, more }: ReadyOf, telling: Telling, words: Words): string {
  const { language } = words;
  const said = words.list;
  const names = namesOf(telling.titles, language, telling.sigName(at.sig));
  const lines = people.map(({ login, since, evidence }) =>
    said.readyOne(quote(login), since, evidenceWords(evidence, { language, names, link: telling.link, most: 3 })),
  );
  const how =
    title.nominatedBy.length > 0
      ? [said.readyHow.nominate(quote(`/nominate @LOGIN for ${title.name}${at.sig === null ? '' : ` in ${at.sig}`}`))]
      : title.applyLabel === null
        ? []
        : [said.readyHow.apply(quote(title.applyLabel))];
  return [
    `**${titleWords(at, telling.titles, telling)}**${how.length === 0 ? '' : `${language === 'zh' ? '：' : ': '}${how.join('')}`}`,
    '',
    ...lines.map((line) => `- ${line}`),
    ...(more > 0 ? [`- ${said.more(more)}`] : []),
  ].join('\n');
}

function caseLine(
  { repository, number, title, login, since, turn, late }: CaseLine,
  telling: Telling,
  words: Words,
): string {
  const said = words.list;
  const link = telling.link({ repository, number }) ?? `\`#${number}\``;
  const line = said.caseOne(link, titleCalled(titleKey(title), telling), login === null ? null : quote(login), since);
  const parts = [line, ...(turn === null ? [] : [said.turn[turn]]), ...(late === 0 ? [] : [said.late(late)])];
  return parts.join(words.language === 'zh' ? '；' : '; ');
}
