// The author's own words of a comment as clauses, in small letters: no code, quotes, links, lists, mail tails or decoration.
import { plainLinesOf } from '../../core/command-blocks.js';
import { fold } from '../name.js';
import { proseOf } from '../prose.js';
import { STRUCK } from './struck.js';

export interface Sentence {
  /** Parts between commas, dashes and brackets; none is empty. */
  readonly clauses: readonly string[];
  readonly whole: string;
  readonly asks: boolean;
}

const MOST_CHARACTERS = 65_536;
/** Stands for a person whom the case is about. */
const THE_PERSON = 'them';
const MENTION = /(?<![\w/])@([a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,20})?)(?![\w/-])/gi;
/** A line that ends so goes on in the next. */
const GOES_ON =
  /(?:,|:|n't|\b(?:not|to|the|a|an|of|and|or|if|by|that|because|cannot|never|can|will|would|could|should|i|we|is|are|was|but|for|with|on|in|at|from|as|said|says|wrote|quote|no)|不|不能|没|没有|如果|等|说|的|和|但)$/;
const ASKS_ZH = /(?:吗|嗎|呢|么|是不是|能不能|可不可以|行不行|好不好)[?\s]*$/;

/** Linear in the length of the text, of which 65,536 characters count. */
export function sentencesOf(text: string, about: readonly string[]): readonly Sentence[] {
  const people = new Set(about.map(fold));
  const lines = text.slice(0, MOST_CHARACTERS).split(/\r\n|\n|\r/);
  const own = proseOf(
    plainLinesOf(lines)
      .map((line) => line.text)
      .join('\n'),
  );
  const plain = own
    .replace(MENTION, (mention, login: string) => (people.has(fold(login)) ? THE_PERSON : mention))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\uFE0F]|\p{Emoji_Modifier}/gu, '')
    .replace(STRUCK, ' … ')
    .replace(/["“「『][^"“”「」『』\n]{0,300}["”」』]/g, ' "" ')
    .replace(/[‘’]/g, "'")
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/\*+|(?<!\w)_+|(?<!_)_+(?!\w)/g, '');
  return joined(plain.split('\n'))
    .flatMap((line) => line.split(ENDS))
    .flatMap(sentenceOf);
}

/** More than punctuation. */
const TELLS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const ENDS = /(?<=[!?。;])(?![!?。;])|(?<=\.)(?=\s|$)/;

function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines.map((one) => one.replace(/\s+/g, ' ').trim())) {
    const last = whole.at(-1);
    if (last !== undefined && GOES_ON.test(last.slice(-20))) whole[whole.length - 1] = `${last} ${line}`.trim();
    else whole.push(line);
  }
  return whole;
}

function sentenceOf(written: string): readonly Sentence[] {
  const whole = written.trim();
  const clauses = whole
    .replace(/[!?。;]+|\.(?=\s|$)/g, ' ')
    .split(/[,、()[\]]|\s[-–—]+\s|—+|…/)
    .map((clause) => clause.replace(/\s+/g, ' ').trim())
    .filter((clause) => TELLS.test(clause));
  if (clauses.length === 0) return [];
  return [{ clauses, whole, asks: whole.includes('?') || ASKS_ZH.test(whole.replace(/[!。;]+$/, '')) }];
}
