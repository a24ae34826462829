// What Hearth writes into GitHub: quoted foreign text, hidden markers, keyed sections, placeholders.
import { isLogin } from './person.js';

const graphemes = new Intl.Segmenter();

/**
 * Foreign text as inline code: nothing in it can mention, link, reference, close, embed or command. Backticks, control
 * and direction characters go; it is cut at `most` characters.
 */
export function quote(foreign: string, most = 80): string {
  const plain = foreign
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('`', "'")
    .replace(/\s+/g, ' ')
    .trim();
  const short = shortened(plain, most);
  return short === '' ? '` `' : `\`${short}\``;
}

/** Marks heaped upon one letter are one character for people; of more than this for each, nothing is read. */
const MOST_UNITS = 16;

/** At most that many characters, as people count them; finding their bounds costs more the longer the text is. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = text.slice(0, most * MOST_UNITS).replace(/[\ud800-\udbff]$/, '');
  const characters: string[] = [];
  for (const { segment } of graphemes.segment(beginning)) {
    if (characters.push(segment) > most) break;
  }
  if (characters.length <= most && beginning.length === text.length) return text;
  return `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * Text within a cell of a table: a bar would end it, also within code; one after an odd number of backslashes is escaped.
 * Blanks that do not break stay as they are.
 */
export function tableCell(text: string): string {
  return text
    .replace(/(\\*)\|/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : ''}|`)
    .replace(/[^\S\u00a0]+/g, ' ');
}

/** A mention of a login that GitHub itself gave us; anything that is not the form of a login is quoted instead. */
export function mention(login: string): string {
  return isLogin(login) ? `@${login}` : quote(login);
}

const MARKER = /<!-- hearth:([0-9a-f]{32}) -->/g;
const MARKERS_AT_HEAD = /^(?:\s*<!-- hearth:[0-9a-f]{32} -->)+/;

/** The hidden marker of a comment or issue that Hearth wrote. It counts only on what the app itself wrote. */
export function marker(digest: string): string {
  return `<!-- hearth:${digest} -->`;
}

/** Those at the head, where Hearth writes them: one within what it quotes, such as somebody's title, counts for nothing. */
export function markersIn(body: string): readonly string[] {
  const [head = ''] = MARKERS_AT_HEAD.exec(body) ?? [];
  return [...head.matchAll(MARKER)].flatMap((found) => found[1] ?? []);
}

export type Sections = ReadonlyMap<string, string>;

/** The status comment: a marker, then its sections by name. */
export function writeSections(digest: string, sections: Sections): string {
  const parts = [...sections].filter(([, body]) => body !== '').sort(([a], [b]) => a.localeCompare(b, 'en'));
  return [
    marker(digest),
    ...parts.map(([name, body]) => `<!-- section:${name} -->\n${body.trim()}\n<!-- /section:${name} -->`),
  ].join('\n');
}

export function readSections(body: string): Sections {
  const found = body.matchAll(/<!-- section:([a-z-]+) -->\n([\s\S]*?)\n<!-- \/section:\1 -->/g);
  return new Map([...found].map((section) => [section[1] ?? '', section[2] ?? '']));
}

/**
 * Fills `{name}` placeholders. A sentence (or list line) that holds a placeholder whose value is not known disappears
 * whole, so that nothing half-known is said. Sentences end at `.`, `!`, `?`, their Chinese forms, or the line's end.
 */
export function fill(template: string, known: Readonly<Record<string, string | undefined>>): string {
  const lines = template.split('\n').map((line) => {
    const sentences = line.match(/[^.!?。！？]*(?:[.!?]+(?=\s|$)|[。！？]+|[.!?]|$)\s*/g) ?? [line];
    const joined: string[] = [];
    for (const [index, piece] of sentences.entries()) {
      // A full stop inside a word or address does not end the sentence: join it to the next piece.
      const last = joined.at(-1);
      const before = sentences[index - 1] ?? '';
      if (last !== undefined && !/(?:[.!?]\s+|[。！？]\s*)$/.test(before)) joined[joined.length - 1] = last + piece;
      else joined.push(piece);
    }
    const kept = joined.filter((sentence) =>
      [...sentence.matchAll(/\{([a-z_]+)\}/g)].every(([, name = '']) => valueOf(known, name) !== undefined),
    );
    const lost = kept.length < joined.length;
    return { text: kept.join('').trimEnd(), gone: lost && kept.join('').trim() === '' };
  });
  return lines
    .filter((line) => !line.gone)
    .map((line) => line.text.replace(/\{([a-z_]+)\}/g, (_, name: string) => valueOf(known, name) ?? ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** `{constructor}` and the like are names a maintainer may type; they are never known. */
function valueOf(known: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** Names of the placeholders a template uses, right or wrong: `{ Author }` and `{作者}` are meant as placeholders too. */
export function placeholdersIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(/\{([^{}\n]{1,40})\}/g)].map(([, name = '']) => name))];
}

/** A placeholder as it stands in a template. */
export interface WrittenPlaceholder {
  /** With its braces. */
  readonly written: string;
  readonly name: string;
  /** `{name}`; otherwise as other tools write it, such as `{{ name }}`, `${name}` and `｛name｝`. */
  readonly plain: boolean;
}

/** What is written as a placeholder, in its order and as often as it is there. */
export function writtenPlaceholders(template: string): readonly WrittenPlaceholder[] {
  const found = template.matchAll(/([@$]?)(?:\{\{([^{}｛｝\n]{1,40})\}\}|([{｛])([^{}｛｝\n]{1,40})([}｝]))/g);
  return [...found].map(([written, sign, doubled, open, name = '', close]) => ({
    written,
    name: doubled ?? name,
    plain: sign === '' && open === '{' && close === '}',
  }));
}

/** One line as it is, several as a list. */
export const lineOrList = (lines: readonly string[]): string =>
  lines.length === 1 ? lines.join('') : lines.map((line) => `- ${line}`).join('\n');
