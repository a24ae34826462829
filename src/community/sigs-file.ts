// A `sigs.yaml` in the form of Kubernetes, read as it is: what Hearth knows of it is taken, all else is passed over, and
// an entry with a mistake costs no more than itself.
import { readForeignYaml } from '../core/foreign-yaml.js';
import type { YamlLimits } from '../core/foreign-yaml.js';
import type { Mapping } from '../core/mapping.js';
import { isLogin } from '../core/person.js';
import type { Path } from '../core/problem.js';
import type { Lead, Meeting, Sig, SigKind } from '../core/sig.js';
import { ForeignReader, whyUnread } from './foreign.js';
import { distinct, labelOf, loginOf, slugOf } from './name.js';

/** Decisions, 27. A word or sign is a token: three for a value are many. */
export const DIRECTORY_LIMITS: YamlLimits = { bytes: 1024 * 1024, nodes: 50_000, tokens: 150_000 };

/** Of a file that nobody named yet: nothing else is done while it is read. The largest known, Kubernetes', has 31,000. */
export const FOUND_LIMITS: YamlLimits = { ...DIRECTORY_LIMITS, tokens: 60_000 };

const lists: readonly (readonly [key: string, kind: SigKind])[] = [
  ['sigs', 'sig'],
  ['workinggroups', 'wg'],
  ['usergroups', 'ug'],
  ['committees', 'committee'],
];

export interface SigsFile {
  readonly sigs: readonly Sig[];
  readonly problems: readonly string[];
}

/** Never throws: whatever stands in it, the answer is groups and problems. `file` is what it is called in problems. */
export function readSigsFile(file: string, text: string, limits = DIRECTORY_LIMITS): SigsFile {
  const yaml = readForeignYaml(text, limits);
  const unread = whyUnread(file, yaml, limits);
  if (unread !== null) return { sigs: [], problems: [unread] };
  if (!lists.some(([key]) => yaml.values.has(key))) {
    return { sigs: [], problems: [`${file}:1:1 has none of the keys ${lists.map(([key]) => key).join(', ')}`] };
  }
  const reader = new ForeignReader(file, yaml.spotOf);
  const sigs = lists.flatMap(([key, kind]) =>
    reader.list(yaml.values.get(key)?.value, [key]).flatMap(([entry, path]) => sigOf(reader, kind, entry, path) ?? []),
  );
  return { sigs: distinctSigs(sigs, reader), problems: reader.problems };
}

function sigOf(reader: ForeignReader, kind: SigKind, entry: unknown, path: Path): (Sig & Placed) | null {
  const keys = reader.mapping(entry, path);
  const folder = reader.text(keys['dir'], [...path, 'dir'], 80);
  const name = reader.text(keys['name'], [...path, 'name'], 80) ?? folder;
  const slug = slugOf(folder ?? name ?? '');
  if (name === null || slug === '') {
    reader.tell(path, 'has no name; add "name: …"');
    return null;
  }
  const label = reader.text(keys['label'], [...path, 'label'], 50);
  const contact = reader.mapping(keys['contact'], [...path, 'contact']);
  const at = [...path, 'contact'];
  const chat = reader.text(contact['slack'], [...at, 'slack']);
  const mailingList = reader.text(contact['mailing_list'], [...at, 'mailing_list']);
  return {
    path,
    name,
    kind,
    slug,
    label: label === null ? null : labelOf(kind, label),
    leads: leadsOf(reader, keys['leadership'], [...path, 'leadership']),
    contact: {
      ...(chat === null ? {} : { chat: /^[\w-]+$/.test(chat) ? `#${chat}` : chat }),
      ...(mailingList === null ? {} : { mailingList }),
    },
    teams: teamsOf(reader, contact, at),
    mention: null,
    meetings: reader
      .list(keys['meetings'], [...path, 'meetings'])
      .map(([one, where]) => meetingOf(reader, reader.mapping(one, where), where)),
    paths: [],
    keywords: [],
    formValues: [],
  };
}

interface Placed {
  readonly path: Path;
}

/** Of two groups of one name and kind the first stays; of two kinds, the second one's name says what it is. */
function distinctSigs(sigs: readonly (Sig & Placed)[], reader: ForeignReader): readonly Sig[] {
  const names = new Map<string, SigKind>();
  return sigs.flatMap(({ path, ...sig }) => {
    const before = names.get(sig.name.toLowerCase());
    const name = before === undefined ? sig.name : `${sig.name} (${sig.kind})`;
    if (before === sig.kind || names.has(name.toLowerCase())) {
      reader.tell([...path, 'name'], 'stands twice; the first one counts. Take this one out, or give it another name');
      return [];
    }
    names.set(name.toLowerCase(), sig.kind);
    return [{ ...sig, name }];
  });
}

function leadsOf(reader: ForeignReader, value: unknown, path: Path): readonly Lead[] {
  const leadership = reader.mapping(value, path);
  const inRole = (key: string, role: Lead['role']): Lead[] =>
    reader.list(leadership[key], [...path, key]).flatMap(([person, where]) => {
      const login = reader.text(reader.mapping(person, where)['github'], [...where, 'github']);
      if (login !== null && isLogin(loginOf(login))) return [{ login: login.replace(/^@/, ''), role }];
      reader.tell([...where, 'github'], 'names no login of GitHub; write "github: LOGIN"');
      return [];
    });
  const all = [...inRole('chairs', 'chair'), ...inRole('tech_leads', 'tech lead')];
  const logins = distinct(all.map(({ login }) => login));
  return logins.flatMap((login) => all.find((one) => one.login === login) ?? []);
}

function teamsOf(reader: ForeignReader, contact: Mapping, path: Path): readonly string[] {
  const names = reader.list(contact['teams'], [...path, 'teams']).flatMap(([team, where]) => {
    const name = reader.text(reader.mapping(team, where)['name'], [...where, 'name'], 100);
    if (name !== null && /^[\p{L}\p{N}_-]+$/u.test(name)) return [name];
    reader.tell([...where, 'name'], 'is not the slug of a team, such as sig-network-misc');
    return [];
  });
  return distinct(names);
}

function meetingOf(reader: ForeignReader, keys: Mapping, path: Path): Meeting {
  const read = (key: string) => reader.text(keys[key], [...path, key]) ?? '';
  const url = read('url');
  return {
    description: read('description'),
    day: read('day'),
    time: read('time'),
    zone: read('tz'),
    frequency: read('frequency'),
    ...(url === '' ? {} : { url }),
  };
}
