// A YAML file that lists people: a list of logins, or of mappings with one each, at the top or under one key.
import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, YAMLSeq } from 'yaml';
import { isLogin } from '../../core/person.js';
import { appended, asYaml } from './yaml-append.js';
import { yamlDocument } from './yaml-document.js';

const LOGIN_KEYS = ['github', 'login', 'username', 'user', 'handle', 'github_username', 'githubid'];
const LIST_KEYS = ['members', 'people', 'holders', 'maintainers', 'ambassadors', 'contributors', 'users', 'logins'];

/** Null: which list is meant, or what it holds, cannot be told. */
export function yamlEntries(text: string): readonly string[] | null {
  const document = yamlDocument(text);
  if (document === null) return null;
  if (document.contents === null) return [];
  const list = listOf(document);
  return list === null ? null : list.items.flatMap((item) => loginOf(item) ?? []);
}

/** With one more at the end; null: it cannot be added to. */
export function yamlWith(text: string, login: string): string | null {
  const document = yamlDocument(text);
  if (document === null) return null;
  if (document.contents === null) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}- ${asYaml(login)}\n`;
  const list = listOf(document);
  if (list === null) return null;
  const last = list.items.at(-1);
  const key = isMap(last) ? keyOf(last) : null;
  if (isMap(last) && key === null) return null;
  return appended(text, list, key === null ? asYaml(login) : entryWith(key, login, list.flow === true));
}

const entryWith = (key: string, login: string, flow: boolean): string =>
  flow ? `{ ${key}: ${asYaml(login)} }` : `${key}: ${asYaml(login)}`;

function listOf({ contents }: Document.Parsed): YAMLSeq | null {
  if (isSeq(contents)) return contents;
  if (!isMap(contents)) return null;
  const lists = contents.items.flatMap(({ key, value }) =>
    isScalar(key) && isSeq(value) ? [{ key: String(key.value).toLowerCase(), value }] : [],
  );
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return only.value;
  return lists.find(({ key }) => LIST_KEYS.includes(key))?.value ?? null;
}

/** The key of a mapping under which its login stands, as written. */
function keyOf(entry: unknown): string | null {
  if (!isMap(entry)) return null;
  const found = entry.items.find(
    ({ key }) => isScalar(key) && LOGIN_KEYS.includes(String(key.value).toLowerCase().replaceAll('-', '_')),
  );
  return isScalar(found?.key) ? String(found.key.value) : null;
}

function loginOf(entry: unknown): string | null {
  const key = keyOf(entry);
  const value: unknown = isMap(entry) ? (key === null ? null : entry.get(key)) : isScalar(entry) ? entry.value : null;
  const login = typeof value === 'string' || typeof value === 'number' ? String(value).trim().replace(/^@/, '') : '';
  return isLogin(login) ? login : null;
}
