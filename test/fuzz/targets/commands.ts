// Commands within everything that must not command: bodies whose commands are known, and a soup that another engine reads.
import { commandsIn } from '../../../src/core/command.js';
import { bodyOf, soupOf } from '../../core/command-bodies.js';
import type { Body } from '../../core/command-bodies.js';
import { plainLines } from '../../core/command-reading.js';
import { fuzzOf } from '../harness.js';

type Parser = typeof commandsIn;

function wrongCommands(parse: Parser, { body, planted }: Body | { body: string; planted: null }): string | undefined {
  const found = parse(body);
  if (planted !== null) {
    const said = found.map(({ word, args }) => `${word} ${args}`);
    const right = planted.map((name) => `planted ${name}`);
    return JSON.stringify(said) === JSON.stringify(right)
      ? undefined
      : `${said.join(', ')} instead of ${right.join(', ')}`;
  }
  const plain = plainLines(body);
  const hidden = found.find(({ line }) => !plain.has(line));
  return hidden === undefined ? undefined : `a command within something else, on line ${hidden.line}`;
}

const without =
  (pattern: RegExp): Parser =>
  (body) =>
    commandsIn(body.replace(pattern, ''));

export const commands = fuzzOf<Parser, Body | { body: string; planted: null }>({
  property:
    'Whatever stands around it, a command in plain text is found and one within code, quotes, lists, tables, HTML, links or mail never is; nothing is thrown.',
  subject: commandsIn,
  runs: 4_000,
  input: (seed) => (seed % 4 === 0 ? { body: soupOf(seed), planted: null } : bodyOf(seed)),
  wrong: wrongCommands,
  planted: {
    'reads lines as they are': (body) =>
      body.split(/\r\n|\n|\r/).flatMap((text, index) => {
        const [, word, args = ''] = /^\/(\w+)(?:\s+(.*))?$/.exec(text) ?? [];
        return word === undefined ? [] : [{ word: word.toLowerCase(), args: args.trim(), text, line: index + 1 }];
      }),
    'does not know quotes': without(/^ ?> ?/gm),
    'does not know fences': without(/^(?:`{3,5}|~{3,5}).*$/gm),
    'does not know comments': without(/<!--|-->/g),
    'forgets the last command': (body) => commandsIn(body).slice(0, -1),
  },
});
