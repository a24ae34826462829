// A filled form taken apart: which text stands under which question, whether the questions are headings as GitHub makes them,
// bold lines, rows of a table or `Sponsor 1: …`. What is hidden, quoted or code says nothing.
import { clean } from '../name.js';
import type { FieldRole } from './application-headings.js';
import { roleOf } from './application-headings.js';

/** GitHub takes no longer bodies. */
const MOST_CHARACTERS = 65_536;
const MOST_FIELDS = 100;

export interface ApplicationField {
  /** The question in its own words; empty: what stands before the first. Foreign text. */
  readonly heading: string;
  /** Null: something else is asked. */
  readonly role: FieldRole | null;
  readonly text: string;
  /** Texts of the boxes that are ticked. */
  readonly ticked: readonly string[];
}

interface Gathered {
  readonly heading: string;
  readonly role: FieldRole | null;
  /** Of its heading, 1 to 6; 7: it is less than a heading, and a blank line ends it. */
  readonly level: number;
  readonly lines: string[];
  /** Fenced lines: an answer only where the form itself renders it as code. */
  readonly fenced: string[];
}

const LESS_THAN_HEADING = 7;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const BOLD = /^\s*(?:\*\*|__)([^*_\n]{1,100})(?:\*\*|__)\s*(?:[:：]\s*)?$/;
const ROW = /^\s*\|([^|\n]{1,100})\|([^|\n]*)(?:\|\s*)?$/;
const LABELLED = /^\s*(?:[-*+]\s+|\d{1,3}[.)]\s+)?([^:：\n]{1,80})[:：](?!\/\/)(.*)$/;
const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})\s*$/;
const BOX = /^\s*(?:[-*+]|\d{1,3}[.)])\s+\[\s?([^\]\s]?)\s?\]\s+(\S.*)$/;
const TICKS = new Set(['x', 'X', '√', '✓', '✔', '✅', '☑']);

/** The fields of a body in its order, those without a question first. Linear in the body's length. */
export function applicationFields(body: string): readonly ApplicationField[] {
  const fields: Gathered[] = [{ heading: '', role: null, level: 0, lines: [], fenced: [] }];
  for (const { text, fenced } of visibleLines(body)) {
    const field = fields.at(-1);
    if (field === undefined) break;
    if (fenced) {
      field.fenced.push(text);
      continue;
    }
    const asked = UNDERLINE.test(text) ? underlined(field) : questionIn(text, field);
    if (asked !== null && fields.length < MOST_FIELDS) {
      fields.push({ ...asked.field, lines: asked.answer.trim() === '' ? [] : [asked.answer], fenced: [] });
    } else if (ends(field, text)) {
      fields.push({ heading: '', role: null, level: LESS_THAN_HEADING, lines: [], fenced: [] });
    } else field.lines.push(text);
  }
  return fields.map(closed);
}

type Asked = { readonly field: Pick<Gathered, 'heading' | 'role' | 'level'>; readonly answer: string } | null;

function questionIn(line: string, within: Gathered): Asked {
  const [, marks, title = ''] = HEADING.exec(line) ?? [];
  if (marks !== undefined) {
    const role = roleOf(title);
    // A heading below the question that asks nothing known belongs to the answer.
    if (role === null && within.level > 0 && within.level < marks.length) return null;
    return { field: { heading: title, role, level: marks.length }, answer: '' };
  }
  if (BOX.test(line)) return null;
  const [, label, answer = ''] = BOLD.exec(line) ?? ROW.exec(line) ?? LABELLED.exec(line) ?? [];
  if (label === undefined) return null;
  const heading = label.replace(/[*_`]/g, '').trim();
  const role = roleOf(heading);
  if (role === null || !mayBegin(role, within)) return null;
  return { field: { heading, role, level: LESS_THAN_HEADING }, answer };
}

/** Within the answer to a question, `GitHub: …` is a part of it; of people, an account of contributions tells much. */
function mayBegin(role: FieldRole, within: Gathered): boolean {
  if (within.role === null || within.level === LESS_THAN_HEADING) return true;
  return within.role === 'contributions' ? role === 'sig' : role === within.role;
}

/** The last line of an answer turns out to be a question: it is underlined. */
function underlined(field: Gathered): Asked {
  const heading = field.lines.at(-1)?.trim() ?? '';
  const role = heading.length <= 100 ? roleOf(heading) : null;
  // One name with a line below it is a name still.
  if (role === null && (!/\s/.test(heading) || heading.includes('@') || field.role === 'contributions')) return null;
  field.lines.pop();
  return { field: { heading, role, level: 2 }, answer: '' };
}

const ends = ({ level, lines }: Gathered, line: string) =>
  level === LESS_THAN_HEADING && line.trim() === '' && lines.length > 0;

function closed({ heading, role, lines, fenced }: Gathered): ApplicationField {
  const boxes = lines.map((line) => BOX.exec(line));
  const told = lines.filter((_, index) => boxes[index] === null).join('\n');
  return {
    heading: clean(heading, 100),
    role,
    text: (told.trim() === '' ? fenced.join('\n') : told).trim(),
    ticked: boxes.flatMap((box) => (box !== null && TICKS.has(box[1] ?? '') ? [clean(box[2] ?? '', 500)] : [])),
  };
}

interface VisibleLine {
  readonly text: string;
  readonly fenced: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Lines without comments and quotes, and without the marks of fences. */
function visibleLines(body: string): readonly VisibleLine[] {
  let fence: string | null = null;
  let hidden = false;
  return body
    .slice(0, MOST_CHARACTERS)
    .split(/\r\n|\n|\r/)
    .flatMap((line): readonly VisibleLine[] => {
      const [, mark] = hidden ? [] : (FENCE.exec(line) ?? []);
      if (mark !== undefined && (fence === null || mark.startsWith(fence))) {
        fence = fence === null ? mark : null;
        return [];
      }
      if (fence !== null) return [{ text: line, fenced: true }];
      const shown = withoutHidden(line, hidden);
      hidden = shown.hidden;
      return /^ {0,3}>/.test(shown.text) ? [] : [{ text: shown.text, fenced: false }];
    });
}

/** One line without what stands in comments; `hidden`: whether a comment goes on at its begin, then at its end. */
function withoutHidden(line: string, within: boolean): { readonly text: string; readonly hidden: boolean } {
  let [text, from, hidden] = ['', 0, within];
  while (from <= line.length) {
    const mark = hidden ? '-->' : '<!--';
    const at = line.indexOf(mark, from);
    if (!hidden) text += line.slice(from, at === -1 ? line.length : at);
    if (at === -1) break;
    hidden = !hidden;
    from = at + mark.length;
  }
  return { text, hidden };
}
