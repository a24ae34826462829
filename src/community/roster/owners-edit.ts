// One more approver or reviewer in an OWNERS file: comments, order and everything else of it stay as they are.
import { isMap, isNode, isScalar } from 'yaml';
import type { Document } from 'yaml';
import { loginOf } from '../name.js';
import { parseAliases, parseOwners } from '../owners-file.js';
import { appended, asYaml, begun, listUnder } from './yaml-append.js';
import { yamlDocument } from './yaml-document.js';

type OwnersList = 'approvers' | 'reviewers';

/** Is the person named so for everything in the folder, by themselves or by an alias (text of OWNERS_ALIASES)? */
export function isNamed(path: string, text: string, list: OwnersList, login: string, aliases: string | null): boolean {
  const members =
    aliases === null ? new Map<string, readonly string[]>() : parseAliases('OWNERS_ALIASES', aliases).members;
  const whole = parseOwners(path, text).entries.filter(({ pattern }) => pattern === null);
  return whole.some((entry) =>
    entry[list].some((name) => name === loginOf(login) || members.get(name)?.includes(loginOf(login)) === true),
  );
}

/** Null: the file is written in a way that cannot be added to. */
export function ownersWith(text: string, list: OwnersList, login: string): string | null {
  const document = yamlDocument(text);
  if (document === null) return null;
  const entry = asYaml(login);
  if (document.contents === null) return `${endedBy(text)}${list}:\n- ${entry}\n`;
  if (!isMap(document.contents)) return null;
  const path = pathOf(document, list);
  if (path === null) return null;
  const found = listUnder(document, path);
  if (found === null) return null;
  if (found === 'missing') return path.length === 1 ? `${endedBy(text)}${list}:\n- ${entry}\n` : null;
  if (found !== 'empty') return found.items.length === 0 && found.flow !== true ? null : appended(text, found, entry);
  const empty: unknown = document.getIn(path, true);
  return isNode(empty) ? begun(text, empty, '  '.repeat(path.length - 1), entry) : null;
}

const endedBy = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/**
 * Where the list stands, or would: at the top, or under the filter of all files. People named at the top would switch the
 * filters of a file off, as Prow reads it. Null: a file with filters has none of all files.
 */
function pathOf(document: Document.Parsed, list: OwnersList): readonly string[] | null {
  const filters: unknown = document.get('filters', true);
  const isFiltered = isMap(filters) && filters.items.length > 0;
  const atTop = ['approvers', 'reviewers', 'required_reviewers', 'labels'].some((key) => document.has(key));
  if (!isFiltered || atTop) return [list];
  const all = filters.items.some(({ key }) => isScalar(key) && key.value === '.*');
  return all ? ['filters', '.*', list] : null;
}
