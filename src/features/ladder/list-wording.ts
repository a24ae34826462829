// The issue of the leads, chapter by chapter; what is empty is left out.
import { evidenceWords } from '../../community/ladder/evidence-words.js';
import { namesOf } from '../../community/ladder/names.js';
import { titleWords } from '../../community/ladder/rungs.js';
import { whyWords } from '../../community/ladder/words.js';
import { quote } from '../../core/markdown.js';
import { titleIn, titleKey } from '../../core/title.js';
import { longList, paragraphs, section } from '../../report/markdown/table.js';
import { isEmpty } from './list.js';
import type { CaseLine, EndingLine, LeadsList, ReadyOf } from './list.js';
import type { Telling } from './said.js';
import type { Words } from './words.js';

/** Of one title so many people are seen at once. */
const ROOM = { seen: 5, below: 30 };

export function listBody(list: LeadsList, telling: Telling, words: Words): string {
  const said = words.list;
  const called = (key: string) => titleCalled(key, telling);
  const lines = (all: readonly string[]) =>
    longList(
      all.map((one) => `- ${one}`),
      said.more,
    );
  const ending = (one: EndingLine, line: (typeof said)['termOne']) =>
    line(quote(one.login), called(titleKey(one.title)), one.on, one.isOver);
  return [
    said.intro,
    ...(isEmpty(list) ? [said.nothing] : []),
    ...chapter(said.ready, ...list.ready.map((one) => readyPart(one, telling, words))),
    ...chapter(said.cases, lines(list.cases.map((one) => caseLine(one, telling, words)))),
    ...chapter(said.terms, lines(list.terms.map((one) => ending(one, said.termOne)))),
    ...chapter(
      said.quiet,
      lines(list.stopped.map(({ title, some, of }) => said.stopped(called(title), some, of))),
      lines(list.quiet.map((one) => ending(one, said.quietOne))),
      list.quiet.length === 0 ? '' : said.quietHow,
    ),
    ...chapter(said.seats, lines(list.seats.map(({ title, taken, of }) => said.seatsOf(called(title), taken, of)))),
    ...chapter(
      said.unknown,
      lines([
        ...list.dropped.map(({ title, by, gone, of }) =>
          said.dropped(called(titleKey(title)), quote(by, 200), gone, of),
        ),
        ...list.unknown.map(({ title, why }) => said.unknownOne(called(title), whyWords(why, words.language))),
      ]),
    ),
    said.outro,
  ].join('\n\n');
}

const chapter = (heading: string, ...parts: readonly string[]): readonly string[] => {
  const whole = section(heading, ...parts);
  return whole === '' ? [] : [whole];
};

function titleCalled(key: string, telling: Telling): string {
  const at = titleIn(key);
  return at === null ? quote(key) : titleWords(at, telling.titles, telling);
}

function readyPart({ title, at, people, more }: ReadyOf, telling: Telling, words: Words): string {
  const { language } = words;
  const said = words.list;
  const names = namesOf(telling.titles, language, telling.sigName(at.sig));
  const lines = people.map(
    ({ login, since, evidence }) =>
      `- ${said.readyOne(quote(login), since, evidenceWords(evidence, { language, names, link: telling.link, most: 2 }))}`,
  );
  const how =
    title.nominatedBy.length > 0
      ? [said.readyHow.nominate(quote(`/nominate @LOGIN for ${title.name}${at.sig === null ? '' : ` in ${at.sig}`}`))]
      : title.applyLabel === null
        ? []
        : [said.readyHow.apply(quote(title.applyLabel))];
  return paragraphs([
    `**${titleWords(at, telling.titles, telling)}**${how.length === 0 ? '' : `${language === 'zh' ? '：' : ': '}${how.join('')}`}`,
    people.length === 0 ? `- ${said.unshown(more)}` : longList(lines, said.more, { ...ROOM, besides: more }),
  ]);
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
