// Issue forms as people and programs fill them: the fields of a body, and what an application makes of them.
import { isDeepStrictEqual } from 'node:util';
import { formFields } from '../../../src/community/form.js';
import type { FormField } from '../../../src/community/form.js';
import { readApplication } from '../../../src/community/desk/application.js';
import type { Applying } from '../../../src/community/desk/application.js';
import { isLogin } from '../../../src/core/person.js';
import { markdown } from '../../core/command-reading.js';
import type { Node } from '../../core/command-reading.js';
import { Chance } from '../../support/config-fuzz.js';
import { fuzzOf } from '../harness.js';

const HEADINGS = [
  'GitHub username',
  'Sponsors',
  'Who sponsors you?',
  'SIG',
  '赞助人',
  'GitHub 用户名',
  'Requirements',
  '',
];
const ANSWERS = [
  ...[
    '@ana',
    'ana',
    '@ana, @ben and cy',
    'https://github.com/ana',
    '_No response_',
    'N/A',
    '@your-login',
    '- @ana\n- @ben',
  ],
  ...[
    '- [x] I read it\n- [ ] and this',
    '- [X] [link](https://a.example)',
    '`@ana`',
    '<!-- @ana -->',
    '> @ana',
    '@acme/team',
  ],
  ...[
    'ana@example.com',
    "@ana's",
    '/approve @ana',
    '```\n### Sponsors\n@eve\n```',
    '```text\n```js\n### Sponsors\n@eve\n```',
    '~~~\n@eve',
    '@аna',
    '@ana\u200b',
    '无',
  ],
  ...[
    'None.',
    '**@ana**',
    '[@ana](https://github.com/eve)',
    '@ana（陈）',
    '@',
    '@-ana',
    '@a--b',
    '@ana-',
    '1. @ana 2. @ben',
  ],
];
const PIECES = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '### ',
  '###',
  '#### ',
  '```',
  '~~~',
  '@',
  ',',
  '，',
  '(',
  ')',
  '[',
  ']',
  '<',
  '>',
];

function bodyOf(chance: Chance): string {
  const parts = Array.from({ length: 1 + chance.below(6) }, () => {
    const heading = `${chance.of(['### ', '### ', '## ', '###\t', ' ### '])}${chance.of(HEADINGS)}`;
    return `${heading}${chance.of(['\n\n', '\n', '\r\n\r\n'])}${chance.of(ANSWERS)}`;
  });
  let body = parts.join(chance.of(['\n\n', '\n', '\r\n']));
  for (let change = chance.below(6); change > 0; change -= 1) {
    const at = chance.below(body.length + 1);
    body = `${body.slice(0, at)}${chance.of([...PIECES, ...ANSWERS])}${body.slice(at + chance.below(3))}`;
  }
  return chance.maybe(0.01) ? chance.of(PIECES).repeat(20_000) : body;
}

interface Reading {
  readonly fields: typeof formFields;
  readonly application: typeof readApplication;
}

function wrongReading({ fields, application }: Reading, applying: Applying): string | undefined {
  const { title, body, author } = applying;
  const found = fields(body);
  if (found.length > 100) return 'more fields than are read';
  const invented = found.flatMap(({ heading, values }) => [heading, ...values]).find((text) => !isOf(body, text));
  if (invented !== undefined) return `nobody wrote ${JSON.stringify(invented)}`;
  const coded = inCode(body, found);
  if (coded !== undefined) return `a question out of a code block: ${coded}`;
  const read = application(applying);
  if (!isDeepStrictEqual(read, application(applying))) return 'read again, it is something else';
  const named = [...read.applicant, ...read.sponsors];
  const none = named.find((login) => !isLogin(login));
  if (none !== undefined) return `a person whom no account can be: ${JSON.stringify(none)}`;
  // As people see it: what has no width is not there, nor is a comment, but within code.
  const text = `${title}\n${body}\n${author ?? ''}`.replace(/\p{Cf}/gu, '').toLowerCase();
  const seen = `${text}\n${text.replace(/<!--[\s\S]*?-->/g, '')}`;
  const stranger = named.find((login) => !seen.includes(login.toLowerCase()));
  if (stranger !== undefined) return `a person whom nobody named: ${stranger}`;
  if (read.sponsors.length > 20) return 'more sponsors than anybody reads';
  return read.problems.every(({ code }) => /^[a-z_]+$/.test(code)) ? undefined : 'a problem that is no word of ours';
}

const isOf = (body: string, text: string) => text === '' || body.replace(/\r\n?/g, '\n').includes(text);

/** Headings as a Markdown engine has them, but for those that are empty: none of a field stands within code. */
function inCode(body: string, fields: readonly FormField[]): string | undefined {
  // The engine, unlike what is fuzzed, is not made for the longest.
  if (body.length > LONGEST_FOR_ENGINE) return undefined;
  const within = codeIn(markdown(body));
  const free = body
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) =>
      within.some(([from, to]) => from < index + 1 && index + 1 < to) ? [] : [line.slice(4).trim()],
    );
  return fields.map(({ heading }) => heading).find((heading) => !free.includes(heading));
}

const LONGEST_FOR_ENGINE = 5_000;

/** First and last line of each block in a fence. */
function codeIn({ type, children, position }: Node): readonly (readonly [number, number])[] {
  if (type === 'code' && position !== undefined) return [[position.start.line, position.end.line]];
  return (children ?? []).flatMap(codeIn);
}

export const forms = fuzzOf<Reading, Applying>({
  property:
    'Fields hold only what was written; an application names only accounts that stand in it, at most twenty; no question comes out of a code block; nothing is thrown.',
  subject: { fields: formFields, application: readApplication },
  runs: 2_000,
  input: (seed) => {
    const chance = new Chance(seed);
    return {
      title: chance.of(['REQUEST: New membership for @ana', '申请 @ben', '', '[Nomination] cy', '@ana @ben']),
      body: bodyOf(chance),
      author: chance.of(['dee', null]),
    };
  },
  wrong: wrongReading,
  planted: {
    'reads headings in code': {
      fields: (body) => formFields(body.replace(/^(?:```|~~~)/gm, '    ')),
      application: readApplication,
    },
    'takes words for people': {
      fields: formFields,
      application: (applying) => {
        const read = readApplication(applying);
        return read.sponsors.length > 1 ? { ...read, sponsors: [read.sponsors.join(' ')] } : read;
      },
    },
    'names the last one whom it read before': (() => {
      let before: readonly string[] = [];
      return {
        fields: formFields,
        application: (applying: Applying) => {
          const read = readApplication(applying);
          const mixed = { ...read, sponsors: read.sponsors.length > 0 ? read.sponsors : before };
          if (read.sponsors.length > 0) before = read.sponsors;
          return mixed;
        },
      };
    })(),
    'trims within an answer': {
      fields: (body) =>
        formFields(body).map((one) => ({ ...one, values: one.values.map((value) => value.replace(/\s+/g, '  ')) })),
      application: readApplication,
    },
  },
});
