// Generated bodies whose commands are known: blocks in which a command must not fire, and lines on which it must.
import { Chance } from '../support/config-fuzz.js';

export interface Body {
  readonly body: string;
  /** Arguments of the `/planted` commands that must be found, in their order; a `/hidden` one must never be. */
  readonly planted: readonly string[];
}

const HIDDEN = ['/hidden', '/hidden now', '／hidden', '/HIDDEN x'];
const PROSE = [
  'It does not start.',
  'Please look at this, @ana.',
  '它无法启动。',
  'A `tick` and **bold**.',
  'See https://example.com/a/b',
  'We have 3 < 4 and 5 > 4 here',
  'Path /etc/hosts and so on',
  '2 * 3 = 6',
  'a_b_c \\` d',
  '(brackets) and [one](https://x.y)',
];

type Make = (command: string, chance: Chance) => string;

/** Each holds a command that must not fire; all end where a blank line ends them. */
const inert: Readonly<Record<string, Make>> = {
  fence: (command, chance) => {
    const mark = chance.of(['```', '~~~', '````', '~~~~~']);
    return `${mark}${chance.of(['', 'sh', ' yaml'])}\n${chance.maybe(0.3) ? '\n' : ''}${command}\n${mark}`;
  },
  nestedFence: (command) => `\`\`\`\`\n\`\`\`\n${command}\n\`\`\`\n${command}\n\`\`\`\``,
  indented: (command) => `    ${command}`,
  tab: (command) => `\t${command}`,
  quote: (command, chance) => `${chance.of(['> ', '>', ' > ', '> > '])}${command}`,
  lazyQuote: (command, chance) => `> ${chance.of(PROSE)}\n${command}`,
  list: (command, chance) => `${chance.of(['- ', '* ', '+ ', '1. ', '7) ', '- [ ] ', '- [x] '])}${command}`,
  lazyList: (command, chance) => `- ${chance.of(PROSE)}\n${command}`,
  listParagraph: (command) => `1. one\n\n   ${command}`,
  comment: (command, chance) => `<!-- ${chance.of(PROSE)}\n\n${command}\n-->`,
  inlineComment: (command) => `Text <!--\n${command}\n--> text`,
  html: (command, chance) => {
    const tag = chance.of(['div', 'details', 'p', 'table', 'center']);
    return `<${tag}>\n${command}\n</${tag}>`;
  },
  pre: (command) => `<pre>\n\n${command}\n</pre>`,
  element: (command, chance) => {
    const [open, end] = chance.of([
      ['<blockquote>', '</blockquote>'],
      ['<code>', '</code>'],
      ['<div hidden>', '</div>'],
      ['Text <blockquote>', 'text </blockquote>'],
    ] as const);
    return `${open}${chance.of(['\n', '\n\n'])}${command}${chance.of(['\n', '\n\n'])}${end}`;
  },
  code: (command) => `Write \`a\n${command}\nb\` for it.`,
  doubleCode: (command) => `Write \`\`a \` b\n${command}\nc\`\` for it.`,
  inlineCode: (command) => `Write \`${command}\` for it.`,
  middle: (command, chance) => `${chance.of(PROSE)} ${command}`,
  heading: (command) => `## ${command}`,
  underlined: (command, chance) => `${command}\n${chance.of(['---', '=', '======'])}`,
  table: (command) => `| a | b |\n| - | :-: |\n| c | d |\n${command}`,
  tableHead: (command) => `${command} | b\n--- | ---\nc | d`,
  link: (command) => `[see\n${command}\nhere](https://example.com)`,
  linkTitle: (command) => `[see](https://example.com "a\n${command}\nb")`,
  attribute: (command) => `Text <a title="\n${command}\n"> text`,
  definition: (command) => `[x]: https://example.com\n${command}`,
  footnote: (command) => `[^1]: A note\n${command}`,
  invisible: (command) => `\u200b${command}`,
  path: (command) => `${command.slice(0, 7)}/passwd is a path`,
  dotted: (command) => `${command.slice(0, 7)}. And so on`,
};

/** These swallow all that follows. */
const last: Readonly<Record<string, Make>> = {
  openFence: (command) => `\`\`\`\n${command}\n\n${command}`,
  openComment: (command) => `<!-- never closed\n${command}\n\n${command}`,
  mail: (command, chance) => {
    const wrote = chance.of([
      'On Mon, 2 Mar 2026 at 10:12, Ana <ana@example.com> wrote:',
      'Am Mo., 2. März 2026 um 10:12 Uhr schrieb Ana <ana@example.com>:',
      'Le lun. 2 mars 2026 à 10:12, Ana <ana@example.com> a écrit :',
      'El lun, 2 mar 2026 a las 10:12, Ana (<ana@example.com>) escribió:',
    ]);
    return `${wrote}\n\n${command}`;
  },
  outlook: (command) => `-----Original Message-----\n${command}`,
  chinese: (command) => `发件人：Ana\n\n${command}`,
  signature: (command) => `-- \n${command}`,
};

/** The body of this number: the same number, the same body. */
export function bodyOf(number: number): Body {
  const chance = new Chance(number);
  const planted: string[] = [];
  const blocks = Array.from({ length: 1 + chance.below(7) }, () => {
    if (chance.maybe(0.6)) return chance.of(Object.values(inert))(chance.of(HIDDEN), chance);
    const lines = Array.from({ length: 1 + chance.below(4) }, () => {
      if (chance.maybe(0.4)) return chance.of(PROSE);
      planted.push(String(planted.length + 1));
      return plant(String(planted.length), chance);
    });
    return lines.join('\n');
  });
  if (chance.maybe(0.2)) blocks.push(chance.of(Object.values(last))(chance.of(HIDDEN), chance));
  const end = chance.of(['\n', '\r\n', '\r']);
  return { body: blocks.join('\n\n').replaceAll('\n', end), planted };
}

const plant = (name: string, chance: Chance): string =>
  `${chance.of(['', '', ' '])}${chance.of(['/', '／'])}${chance.of(['planted', 'Planted', 'PLANTED'])}${chance.of([' ', '　', '\t', '   '])}${name}${chance.of(['', '  ', '\u200b'])}`;

/** Pieces of Markdown, thrown together: nobody knows what is a command in them but a Markdown engine. */
const SOUP = [
  ...[
    '/close',
    '/sig a',
    '/close',
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '`',
    '``',
    '```',
    '~~~',
    '> ',
    '- ',
    '1. ',
    '2) ',
  ],
  ...[
    '* ',
    '+',
    ' ',
    '  ',
    '   ',
    '    ',
    '\t',
    '#',
    '# h',
    '---',
    '===',
    '***',
    '|',
    'a | b',
    '| - | - |',
    '<!--',
    '-->',
  ],
  ...['<div>', '</div>', '<b', '<b>', '<a href="', '">', '<?', '?>', '<pre>', '</pre>', '[', ']', '(', ')', '](', ']:'],
  ...['[x]: /y', '"', "'", 'text', 'foo', '\\', '!', '[^1]: n', '<http://x.y>', '<details>'],
];

export function soupOf(number: number): string {
  const chance = new Chance(number);
  return Array.from({ length: 3 + chance.below(14) }, () => chance.of(SOUP)).join('');
}
