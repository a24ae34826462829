// Foreign text in Hearth's own words: quoted, in a cell of a table, as a mention, in a filled sentence, in a section.
import {
  quote,
  fill,
  mention,
  markersIn,
  marker,
  readSections,
  tableCell,
  writeSections,
} from '../../../src/core/markdown.js';
import { isLogin } from '../../../src/core/person.js';
import { markdown } from '../../core/command-reading.js';
import type { Node } from '../../core/command-reading.js';
import { commandsIn } from '../../../src/core/command.js';
import { Chance } from '../../support/config-fuzz.js';
import { fuzzOf } from '../harness.js';

const PIECES = [
  ...[
    '@everyone',
    '@acme/owners',
    '#1',
    'acme/app#12',
    'GH-7',
    'Closes #3',
    'https://x.example/a',
    '[x](https://x.example)',
  ],
  ...[
    '![x](y)',
    '<img src=x>',
    '<!-- ',
    ' -->',
    '</details>',
    '`',
    '``',
    '```',
    '|',
    '\\',
    '\\|',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
  ],
  ...[
    '/close',
    '\n/close',
    '## ',
    '> ',
    '- [x] ',
    '| - |',
    '---',
    '*a*',
    '~~b~~',
    '&#64;ana',
    '&commat;ana',
    '＠ana',
    '$x$',
  ],
  ...['\u202e', '\u0000', '\u200b', '\u2028', '\u2029', '\u00a0', '\u0085', '\ud800', '👩‍👩‍👧', '一', '{author}', ':tada:'],
  ...['<!-- hearth:0123456789abcdef0123456789abcdef -->', '<!-- section:welcome -->', '<!-- /section:welcome -->'],
  ...['a'.repeat(90), ' ', '\t', '"', "'", '~', '~~~', '[^1]: x', '[a]: b', '\u00ad', '\u2066', '\ufeff'],
];

interface Voice {
  readonly quote: (foreign: string) => string;
  readonly cell: (text: string) => string;
  readonly mention: (login: string) => string;
  readonly fill: typeof fill;
}

const types = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(types)];
const shapeOf = (text: string) => types(markdown(text)).join(' ');
const DIGEST = 'f'.repeat(32);

function wrongVoice(voice: Voice, foreign: string): string | undefined {
  const quoted = voice.quote(foreign);
  if (shapeOf(`Title: ${quoted} end`) !== 'root paragraph text inlineCode text')
    return 'what is quoted is more than code';
  if (shapeOf(`- ${quoted}\n- b`) !== shapeOf('- `a`\n- b')) return 'what is quoted breaks out of a list';
  if (commandsIn(`${quoted}\n${quoted} end`).length > 0) return 'what is quoted commands';
  if (Array.from(new Intl.Segmenter().segment(quoted)).length > 82) return 'what is quoted is too long';
  const row = `| a | b |\n| - | - |\n| ${voice.cell(voice.quote(foreign))} | z |`;
  if (shapeOf(row) !== shapeOf('| a | b |\n| - | - |\n| `x` | z |'))
    return 'what is in a cell is more than one cell of code';
  const mentioned = voice.mention(foreign);
  if (mentioned.startsWith('@') && !isLogin(mentioned.slice(1))) return 'a mention of what is no login';
  const filled = voice.fill('Hello {author}. See {place}.', { author: quoted });
  if (shapeOf(filled) !== 'root paragraph text inlineCode text') return 'a filled sentence is more than it was';
  const body = writeSections(DIGEST, new Map([['welcome', `For ${quoted}.`]]));
  if (markersIn(body).join() !== DIGEST) return 'foreign text passes for a marker';
  return readSections(body).get('welcome') === `For ${quoted}.` ? undefined : 'a section does not come back as it was';
}

const real: Voice = { quote, cell: tableCell, mention, fill };

export const quoting = fuzzOf<Voice, string>({
  property:
    'Whatever foreign text is: quoted it is one piece of code, also in a list, a cell, a sentence and a section; it mentions nobody, commands nothing and passes for no marker.',
  subject: real,
  runs: 1_000,
  input: (seed) => {
    const chance = new Chance(seed);
    if (chance.maybe(0.2)) {
      return Array.from({ length: chance.below(40) }, () => String.fromCharCode(chance.below(0x1_0000))).join('');
    }
    return Array.from({ length: 1 + chance.below(8) }, () => chance.of(PIECES)).join(chance.of(['', '', ' ']));
  },
  wrong: wrongVoice,
  planted: {
    'leaves backticks': { ...real, quote: (foreign) => quote(foreign.replaceAll('`', 'ˋ')).replaceAll('ˋ', '`') },
    'leaves the ends of lines': {
      ...real,
      quote: (foreign) => `\`${foreign.replaceAll('`', "'").slice(0, 70).trim() || ' '}\``,
    },
    'does not know bars in cells': { ...real, cell: (text) => text },
    'escapes each bar, also an escaped one': { ...real, cell: (text) => text.replaceAll('|', '\\|') },
    'mentions what has an at': { ...real, mention: (login) => (login.includes('/') ? `@${login}` : mention(login)) },
    'fills by patterns of replace': {
      ...real,
      fill: (template, known) =>
        Object.entries(known)
          .reduce((text, [name, value]) => text.replace(`{${name}}`, value ?? ''), template)
          .replace(/ See \{place\}\./, ''),
    },
    'cuts nothing': { ...real, quote: (foreign) => quote(foreign, 100_000) },
    'is a marker itself': {
      ...real,
      quote: (foreign) => (foreign.includes('hearth:') ? marker('0'.repeat(32)) : quote(foreign)),
    },
  },
});
