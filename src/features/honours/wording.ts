// How the roster and the reminders are laid out, whatever the language.
import type { Language } from '../../core/language.js';
import { mention, quote, tableCell } from '../../core/markdown.js';
import { isLogin } from '../../core/person.js';
import type { Title } from '../../core/title.js';
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
  readonly seats: (taken: number, of: number) => string;
  readonly endingTitle: string;
  readonly endingHead: string;
  readonly ends: (person: string, title: string, day: string) => string;
  readonly again: (label: string) => string;
  readonly nominate: string;
  readonly full: (title: string, taken: number, of: number) => string;
  readonly more: (count: number) => string;
}

/** As many people are mentioned in one issue. */
const MOST_MENTIONED = 10;
const MOST_SHOWN = 50;

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

/** Words of the settings, in a heading or a cell: no Markdown of theirs acts. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>()#!|~@&]/g, (sign) => `&#${sign.codePointAt(0) ?? 32};`);

function chapter({ title, holders }: Held, words: Words): readonly string[] {
  const seats = title.seats === null ? '' : ` (${words.seats(holders.length, title.seats)})`;
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
  return `| ${whole} | ${since ?? ''} | ${until ?? ''} |`;
}

function reminders(endings: readonly Ending[], full: readonly Held[], mentioned: boolean, words: Words): string {
  const lines = endings.slice(0, MOST_SHOWN).map(({ title, holder: { login, until } }, index) => {
    const who = login === null ? words.gone : mentioned && index < MOST_MENTIONED ? mention(login) : quote(login);
    const how = title.applyLabel === null ? words.nominate : words.again(quote(title.applyLabel));
    return `- ${words.ends(who, quote(title.called[words.language]), until ?? '')} ${how}`;
  });
  const taken = full.map(
    ({ title, holders }) => `- ${words.full(quote(title.called[words.language]), holders.length, title.seats ?? 0)}`,
  );
  return [
    words.endingHead,
    '',
    ...lines,
    ...(endings.length > MOST_SHOWN ? [`- ${words.more(endings.length - MOST_SHOWN)}`] : []),
    ...(taken.length === 0 ? [] : ['', ...taken]),
  ].join('\n');
}
