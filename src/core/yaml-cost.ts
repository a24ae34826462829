// What a YAML text would cost its parser, from its tokens alone: splitting into tokens is linear, what comes after is not.
import { Lexer } from 'yaml';

/** More than enough for 2,000 values with as many lines of comment. */
export const MOST_TOKENS = 12_000;
export const MOST_ESCAPES = 1_000;
/** The parser goes some calls deeper for each. Where the stack ends, Node may end too, without an error to catch. */
export const MOST_LEVELS = 20;
/** Besides those: the column of a value beside its key, and of the key at the top. */
const MOST_COLUMNS = MOST_LEVELS + 2;

export interface Costly {
  readonly what: 'tokens' | 'escapes' | 'levels';
  readonly offset: number;
}

/** The lexer's own marks, which stand for no character: a document, a flow that ends too early, a plain scalar. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001F']);
export const SCALAR = '\u001F';

/** Where a text becomes too costly to parse, by default for a file of 2,000 values; undefined: nowhere. */
export function costlyIn(text: string, mostTokens = MOST_TOKENS): Costly | undefined {
  const cost = new YamlCost(mostTokens);
  for (const token of new Lexer().lex(text)) {
    const costly = cost.add(token);
    if (costly !== undefined) return costly;
  }
  return undefined;
}

/** The cost of the tokens so far, told one after the other. */
export class YamlCost {
  readonly #levels = new Levels();
  readonly #mostTokens: number;
  #offset = 0;
  #tokens = 0;
  #escapes = 0;
  #last = '';

  constructor(mostTokens: number) {
    this.#mostTokens = mostTokens;
  }

  /** What it is too costly for from this token on; undefined: for nothing. */
  add(token: string): Costly | undefined {
    const offset = this.#offset;
    this.#tokens += 1;
    if (token.startsWith('"')) this.#escapes += token.split('\\').length - 1;
    if (!MARKS.has(token)) this.#levels.add(token, offset, this.#last === SCALAR);
    this.#offset += MARKS.has(token) ? 0 : token.length;
    this.#last = token;
    if (this.#tokens > this.#mostTokens) return { what: 'tokens', offset };
    if (this.#escapes > MOST_ESCAPES) return { what: 'escapes', offset };
    return this.#levels.open > MOST_COLUMNS ? { what: 'levels', offset } : undefined;
  }
}

/** Counts what is open at a token: brackets, and the columns at which something begins that what follows may be in. */
class Levels {
  #brackets = 0;
  #columns: number[] = [];
  #lineStart = 0;
  /** At the start of a line, or after what may begin a level: `- - a`, `a: b`. */
  #begins = true;

  get open(): number {
    return this.#brackets + this.#columns.length;
  }

  add(token: string, offset: number, isScalar: boolean): void {
    if (!isScalar && /^[\s#]/.test(token)) {
      if (token.includes('\n')) this.#newLine(token, offset);
      return;
    }
    if (this.#brackets === 0) this.#inBlock(offset - this.#lineStart, !isScalar && /^[-?:]$/.test(token));
    if (!isScalar && (token === '[' || token === '{')) this.#brackets += 1;
    if (!isScalar && (token === ']' || token === '}')) this.#brackets = Math.max(0, this.#brackets - 1);
    if (token.includes('\n')) this.#newLine(token, offset);
  }

  #inBlock(column: number, isIndicator: boolean): void {
    if (this.#begins) {
      this.#columns = this.#columns.filter((one) => one < column);
      this.#columns.push(column);
    }
    this.#begins = isIndicator;
  }

  #newLine(token: string, offset: number): void {
    this.#lineStart = offset + token.lastIndexOf('\n') + 1;
    this.#begins = true;
  }
}
