// The file of deeds: a list under `deeds`, each with `who`, `did`, `on` and `link`. What is wrong in one entry is told and
// passed over.
import { ForeignReader, whyUnread } from '../../community/foreign.js';
import { clean, loginOf } from '../../community/name.js';
import { creditWord } from '../../core/credit-word.js';
import type { CreditKind } from '../../core/credit.js';
import { readForeignYaml } from '../../core/foreign-yaml.js';
import type { YamlLimits } from '../../core/foreign-yaml.js';
import { isLogin } from '../../core/person.js';
import type { Path } from '../../core/problem.js';
import { fold } from '../../core/name.js';
import { kindOf } from './kinds.js';
import { isLink } from './wish.js';

const LIMITS: YamlLimits = { bytes: 512 * 1024, nodes: 20_000, tokens: 60_000 };
const DAY = /^\d{4}-\d\d-\d\d$/;

export interface FileDeed {
  /** As written, without @, in small letters. */
  readonly login: string;
  readonly kind: CreditKind;
  readonly day: string;
  readonly url: string | null;
  /** Names it: the same entry is the same deed, wherever it stands in the file. */
  readonly key: string;
}

export interface DeedsFile {
  readonly deeds: readonly FileDeed[];
  /** A sentence each, with its place. */
  readonly problems: readonly string[];
}

/** Never throws. `today`: a later day is told. */
export function readDeedsFile(file: string, text: string, today: string): DeedsFile {
  const yaml = readForeignYaml(text, LIMITS);
  const unread = whyUnread(file, yaml, LIMITS);
  if (unread !== null) return { deeds: [], problems: [unread] };
  const entries = yaml.values.get('deeds');
  if (entries === undefined) return { deeds: [], problems: [`${file}:1:1 has no key \`deeds\` with a list`] };
  const reader = new ForeignReader(file, yaml.spotOf);
  const deeds = reader.list(entries.value, ['deeds']).flatMap(([entry, path]) => deedsOf(reader, entry, path, today));
  return { deeds: [...new Map(deeds.map((deed) => [deed.key, deed])).values()], problems: reader.problems };
}

function deedsOf(reader: ForeignReader, entry: unknown, path: Path, today: string): readonly FileDeed[] {
  const keys = reader.mapping(entry, path);
  const day = reader.text(keys['on'], [...path, 'on'], 40);
  if (day === null || !DAY.test(day) || Number.isNaN(Date.parse(day)) || day > today) {
    reader.tell([...path, 'on'], 'expected the day it was done, such as 2026-01-31, not one to come');
    return [];
  }
  const link = reader.text(keys['link'], [...path, 'link'], 500);
  if (link !== null && !isLink(link)) {
    reader.tell([...path, 'link'], 'expected a web address such as https://example.org/talk');
    return [];
  }
  const logins = textsOf(reader, keys['who'], [...path, 'who']).flatMap((written) => {
    const login = loginOf(written);
    if (isLogin(login)) return [login];
    reader.tell([...path, 'who'], `${JSON.stringify(clean(written, 60))} is no login`);
    return [];
  });
  const kinds = textsOf(reader, keys['did'], [...path, 'did']).flatMap((written) => {
    const kind = kindOf(written);
    if (kind !== null) return [kind];
    reader.tell(
      [...path, 'did'],
      `${JSON.stringify(clean(written, 60))} is no kind of deed; write such as talk or blog`,
    );
    return [];
  });
  if (keys['who'] === undefined) reader.tell(path, 'names nobody; add "who: LOGIN"');
  if (keys['did'] === undefined) reader.tell(path, 'names no kind of deed; add "did: talk"');
  return logins.flatMap((login) => kinds.map((kind) => deedFor(login, { kind, day, url: link })));
}

const deedFor = (login: string, deed: Omit<FileDeed, 'login' | 'key'>): FileDeed => ({
  login,
  ...deed,
  key: `${fold(login)} ${creditWord(deed)}`,
});

/** One, or a list of them. */
function textsOf(reader: ForeignReader, value: unknown, path: Path): readonly string[] {
  if (!Array.isArray(value)) return [reader.text(value, path, 100) ?? []].flat();
  return reader.list(value, path).flatMap(([one, at]) => reader.text(one, at, 100) ?? []);
}
