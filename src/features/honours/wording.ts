// How the roster and the reminders are laid out, whatever the language.
import type { Language } from '../../core/language.js';
import { mention, quote, tableCell } from '../../core/markdown.js';
import { isLogin } from '../../core/person.js';
import type { Title } from '../../core/title.js';
import { longList, paragraphs, section } from '../../report/markdown/table.js';
import type { Ending, Held, Holder } from './holders.js';
import type { Messages } from './said.js';

export interface Words {
  readonly language: Language;
  readonly rosterTitle: string;
  readonly rosterBody: string;
  readonly heading: string;
  readonly written: string;
  readonly nobody: string;
  readonly gone: string;
  readonly columns: readonly [person: string, since: string, until: string];
  /** After a heading. */
  readonly seats: (taken: number, of: number) => string;
  readonly endingTitle: string;
  readonly endingHead: string;
  readonly ends: (person: string, day: string) => string;
  readonly again: (label: string) => string;
  readonly nominate: string;
  readonly full: (taken: number, of: number) => string;
  readonly more: (count: number) => string;
}

/** As many people are mentioned in one issue. */
const MOST_MENTIONED = 10;

export function messagesOf(words: Words): Messages {
  return {
    rosterTitle: words.rosterTitle,
    rosterBody: words.rosterBody,
    endingTitle: words.endingTitle,
    roster: (held) =>
      [`<!-- ${words.written} -->`, '', `# ${words.heading}`, ...held.flatMap((one) => chapter(one, words)), ''].join(
        '\n',
      ),
    ending: (endings, full, mentioned) => reminders(endings, full, mentioned, words),
  };
}

const called = ({ called: names }: Title, { language }: Words): string => plain(names[language]);

/** Words of the settings, in a heading or a cell: no Markdown of theirs acts, and none turns what stands beside it round. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[\\`*_{}[\]<>()#!|~@&]/g, (sign) => `&#${sign.codePointAt(0) ?? 32};`);

function chapter({ title, holders }: Held, words: Words): readonly string[] {
  const seats = title.seats === null ? '' : words.seats(holders.length, title.seats);
  const head = ['', `## ${called(title, words)}${seats}`, ''];
  if (holders.length === 0) return [...head, words.nobody];
  const [person, since, until] = words.columns;
  return [
    ...head,
    `| ${person} | ${since} | ${until} |`,
    '| --- | --- | --- |',
    ...holders.map((one) => line(one, words)),
  ];
}

function line({ login, sig, since, until }: Holder, words: Words): string {
  const who = login === null ? words.gone : isLogin(login) ? `[@${login}](https://github.com/${login})` : quote(login);
  const whole = sig === null ? who : `${who} ${tableCell(quote(sig))}`;
  return `| ${whole} | ${since ?? '–'} | ${until ?? '–'} |`;
}

/** By title, how it is renewed said once; those who are mentioned are the next whose term ends. */
function reminders(endings: readonly Ending[], full: readonly Held[], mentioned: boolean, words: Words): string {
  const told = new Set(mentioned ? endings.slice(0, MOST_MENTIONED) : []);
  const titles = [...new Set([...endings.map(({ title }) => title), ...full.map(({ title }) => title)])];
  const parts = titles.map((title) => {
    const lines = endings
      .filter((one) => one.title === title)
      .map((one) => `- ${words.ends(personOf(one, told.has(one), words), one.holder.until ?? '')}`);
    const taken = full.find((one) => one.title === title)?.holders.length ?? null;
    return titlePart(title, lines, taken, words);
  });
  return paragraphs([words.endingHead, ...parts]);
}

function titlePart(title: Title, lines: readonly string[], taken: number | null, words: Words): string {
  const between = words.language === 'zh' ? '' : ' ';
  const how = [
    ...(lines.length === 0 ? [] : [title.applyLabel === null ? words.nominate : words.again(quote(title.applyLabel))]),
    ...(taken === null ? [] : [words.full(taken, title.seats ?? 0)]),
  ];
  return section(called(title, words), how.join(between), longList(lines, words.more));
}

function personOf({ holder: { login, sig } }: Ending, mentioned: boolean, words: Words): string {
  const who = login === null ? words.gone : mentioned ? mention(login) : quote(login);
  return sig === null ? who : `${who} ${quote(sig)}`;
}
