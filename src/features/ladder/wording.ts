// How the messages to people are laid out, whatever the language.
import { evidenceWords } from '../../community/ladder/evidence-words.js';
import { namesOf } from '../../community/ladder/names.js';
import type { Rung } from '../../community/ladder/next-step.js';
import { titleWords } from '../../community/ladder/rungs.js';
import { stepWords } from '../../community/ladder/step-words.js';
import { checkedLines } from '../../community/ladder/words.js';
import { wordings } from '../../community/ladder/wording.js';
import { mention, quote } from '../../core/markdown.js';
import { dayOf } from '../../core/time.js';
import type { Checked, Standing } from '../../core/title.js';
import type { DoneByAnswer } from '../../core/title-question.js';
import { longList, paragraphs } from '../../report/markdown/table.js';
import { again, heldList, heldWords, someOf } from './held-wording.js';
import { listBody } from './list-wording.js';
import type { Messages, Parted, Telling } from './said.js';
import type { OwnView } from './view.js';
import type { Words } from './words.js';

export function messagesOf(words: Words): Messages {
  return {
    refused: words.refused,
    own: (view, telling) => own(view, telling, words),
    other: (login, held, isSure, telling) =>
      held.length === 0
        ? words.otherNothing(quote(login), isSure)
        : words.otherHolds(quote(login), heldWords(held, telling, words)),
    parted: (parted, telling) => partedWords(parted, telling, words),
    back: (login, before, telling) =>
      paragraphs([
        words.welcomeBack(mention(login)),
        again(before, telling, words)
          .map((line) => `- ${line}`)
          .join('\n'),
      ]),
    next: words.next,
    listTitle: words.list.title,
    list: (list, telling) => listBody(list, telling, words),
    askTitle: words.askTitle,
    ask: ({ login, titles, since }, telling) =>
      [
        words.ask(
          mention(login),
          someOf(
            titles.map(({ title }) => titleWords(title, telling.titles, telling)),
            words,
          ),
          since,
        ),
        words.askHow,
      ].join('\n\n'),
  };
}

function own(view: OwnView, telling: Telling, words: Words): string {
  const { held, unsure, step, open, away } = view;
  const called = (at: Standing['title']) => titleWords(at, telling.titles, telling);
  const many = heldList(held, telling, words);
  const has = many?.has ?? words.holds(heldWords(held, telling, words));
  const standing = [
    words.asked,
    unsure.length === 0 ? '' : words.unsure(someOf(unsure.map(called), words)),
    away === null ? '' : words.awaySince(dayOf(away.since), away.until === null ? null : dayOf(away.until)),
    held.length > 0 ? has : unsure.length === 0 ? words.holdsNothing : '',
  ].filter((sentence) => sentence !== '');
  const names = step === null ? null : namesOf(view.titles, words.language, telling.sigName(step.at.sig));
  const roles = open.some(({ title }) => title.kind === 'role');
  const next =
    step !== null && names !== null
      ? stepWords(step, words.language, names)
      : unsure.length > 0
        ? words.noStep
        : roles
          ? ''
          : words.top;
  const [first, ...others] = open;
  return [
    standing.join(words.space),
    ...(many === null ? [] : [many.list]),
    ...(next === '' ? [] : [step === null ? next : `**${next}**`]),
    ...(first === undefined ? [] : [checklist(first, telling, words)]),
    ...(others.length === 0
      ? []
      : [
          `<details><summary>${words.others}</summary>`,
          ...others.map((one) => checklist(one, telling, words)),
          '</details>',
        ]),
    ...(view.needsSig ? [words.needsSig] : []),
    words.reach,
  ].join('\n\n');
}

function checklist({ evaluation }: Rung, telling: Telling, words: Words): string {
  const { title, checked } = evaluation;
  const { language } = words;
  const names = namesOf(telling.titles, language, telling.sigName(title.sig));
  const more = ({ evidence }: Checked) => {
    const links = evidenceWords(evidence, { language, names, link: telling.link, most: 3 });
    return links === '' ? '' : language === 'zh' ? `（${links}）` : ` (${links})`;
  };
  const lines = checked.flatMap((one) => checkedLines(one, language, names, more));
  return [words.takes(titleWords(title, telling.titles, telling)), '', ...lines].join('\n');
}

/** Thanks first; then what is measured, where there is something; then what is left to do; then the way back. */
function partedWords({ login, from, done }: Parted, telling: Telling, words: Words): string {
  const counts = done === null ? [] : countsOf(done, words);
  const steps = from.flatMap((one) => stepOut(one, telling, words));
  return [
    [
      words.thanks(mention(login), heldWords(from, telling, words)),
      ...(counts.length === 0 ? [] : [words.done(wordings[words.language].and(counts))]),
    ].join(words.space),
    ...(steps.length === 0
      ? []
      : [
          paragraphs([
            words.byHand,
            longList(
              steps.map((step) => `- ${step}`),
              words.moreTitles,
            ),
          ]),
        ]),
    words.wayBack,
  ].join('\n\n');
}

const countsOf = (done: DoneByAnswer, { counts }: Words): readonly string[] =>
  (['merged', 'reviewed', 'issues', 'answers', 'deeds'] as const).flatMap((kind) =>
    done[kind] === 0 ? [] : [counts[kind](done[kind])],
  );

/** What shows somebody as a holder is changed by people alone. */
function stepOut({ title, by }: Standing, telling: Telling, words: Words): readonly string[] {
  const called = titleWords(title, telling.titles, telling);
  const [kind = '', ...where] = by.split(':');
  if (kind !== 'team' && kind !== 'owners' && kind !== 'roster' && kind !== 'leads') return [];
  return [words.step(kind, quote(where.join(':'), 200), called)];
}
