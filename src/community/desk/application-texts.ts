// What else an application tells: texts in which a group may be named, and links in what it says of contributions.
import { withoutEnding } from '../../core/ending.js';
import { clean } from '../name.js';
import type { ApplicationField } from './application-fields.js';

const MOST_LINKS = 50;
const MOST_SIGS = 20;
const LINK = /https?:\/\/[^\s<>()"'`\]，。；、）]{1,500}/gi;
/** `sig-network`, `SIG API Machinery`, `@acme/sig-node`, `sig/storage`. */
const GROUP =
  /(?<![a-z\d])(?:sig|wg|ug)(?:[-/_]|[ \t]{1,3})[\p{L}\p{N}][\p{L}\p{N}-]{0,40}(?:[ \t][\p{L}\p{N}][\p{L}\p{N}-]{0,40}){0,2}/giu;

/** Links of the answers about contributions, in their order. */
export function linksIn(fields: readonly ApplicationField[]): readonly string[] {
  const found = fields
    .filter(({ role }) => role === 'contributions')
    .flatMap(({ text }) => text.match(LINK) ?? [])
    .map((link) => withoutEnding(link, '.,;:!?*_~'));
  return [...new Set(found)].slice(0, MOST_LINKS);
}

/**
 * Answers to the question for a group: whole, then its parts; then what title and contributions name as one, each whole and
 * shortened word by word, so that the longest name that the directory knows comes first.
 */
export function sigTexts(title: string, fields: readonly ApplicationField[]): readonly string[] {
  const asked = fields
    .filter(({ role }) => role === 'sig')
    .flatMap(({ text, ticked }) => [...answers(text), ...ticked]);
  const told = [
    title,
    ...fields.filter(({ role }) => role !== 'sponsors' && role !== 'applicant').map(({ text }) => text),
  ];
  const named = told
    .flatMap((text) => [...text.normalize('NFKC').matchAll(GROUP)])
    .flatMap(([words]) => shortened(words));
  return [...new Set([...asked, ...named])].slice(0, MOST_SIGS);
}

function answers(text: string): readonly string[] {
  const whole = clean(text.replace(/[*`]/g, ''), 200);
  const parts = text.split(/[\n,;、，；]/).map((part) => clean(part.replace(/^\s*[-*+]\s+|[*`]/g, ''), 100));
  return [whole, ...parts].filter((answer) => answer !== '' && answer !== '_No response_');
}

/** `SIG API Machinery tests` → itself, `SIG API Machinery`, `SIG API`. */
function shortened(words: string): readonly string[] {
  const parts = words.split(/[ \t]+/);
  const least = /^(?:sig|wg|ug)$/i.test(parts[0] ?? '') ? 2 : 1;
  return parts.slice(least - 1).map((_, index) => parts.slice(0, parts.length - index).join(' '));
}
