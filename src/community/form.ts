// What people answered in an issue form, out of the text that GitHub makes of it, in whatever language the form is.

export interface FormField {
  /** The question. */
  readonly heading: string;
  /** The answer as a whole, then the parts of a list of choices, then ticked boxes; empty: not answered. */
  readonly values: readonly string[];
}

const MOST_CHARACTERS = 65_536;
const MOST_FIELDS = 100;
const NOT_ANSWERED = '_No response_';
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const BOX = /^\s*[-*] \[([ xX])\] (.+)$/;

/** The fields of a body, in its order; what stands before the first heading belongs to none. */
export function formFields(body: string): readonly FormField[] {
  const fields: { heading: string; lines: string[] }[] = [];
  let fence: string | null = null;
  for (const line of body.slice(0, MOST_CHARACTERS).split(/\r\n|\n|\r/)) {
    fence = fenceAfter(line, fence);
    const heading = fence === null && line.startsWith('### ') ? line.slice(4).trim() : '';
    if (heading !== '' && fields.length < MOST_FIELDS) fields.push({ heading, lines: [] });
    else fields.at(-1)?.lines.push(line);
  }
  return fields.map(({ heading, lines }) => ({ heading, values: valuesOf(lines) }));
}

/** The mark of the fence that is open after this line; null: none. Its words may follow the one that opens, not the one that closes. */
function fenceAfter(line: string, open: string | null): string | null {
  const [, mark = '', words = ''] = FENCE.exec(line) ?? [];
  if (mark === '') return open;
  if (open !== null) return mark.startsWith(open) && words.trim() === '' ? null : open;
  return mark.startsWith('`') && words.includes('`') ? null : mark;
}

function valuesOf(lines: readonly string[]): readonly string[] {
  const boxes = lines.flatMap((line) => {
    const [, tick, text = ''] = BOX.exec(line) ?? [];
    return tick === undefined ? [] : [{ ticked: tick !== ' ', text: text.trim() }];
  });
  if (boxes.length > 0) return boxes.filter(({ ticked }) => ticked).map(({ text }) => text);
  const whole = lines.join('\n').trim();
  if (whole === '' || whole === NOT_ANSWERED) return [];
  // Several choices stand on one line; a choice may hold a comma itself.
  const parts = whole.includes('\n') ? [] : whole.split(/, |，/).map((part) => part.trim());
  return [...new Set([whole, ...parts])].filter((value) => value !== '');
}
