// The SIG directory in force: a `sigs.yaml`, the groups of `hearth.yml`, or the first with the second added to it.
import type { Directory, Meeting, Sig } from '../core/sig.js';
import type { DirectorySettings, GroupSettings } from './directory-settings.js';
import { distinct, fold, labelOf, slugOf } from './name.js';
import { readSigsFile } from './sigs-file.js';

/** The file that `from` names; `url`: where people can read it. */
export interface DirectoryFile {
  readonly path: string;
  readonly text: string;
  readonly url: string | null;
}

const OWN_FILE = 'hearth.yml';

/**
 * The directory of these settings; `file` is what `from` names, null where nothing is named or nothing is there. Never
 * throws: what cannot be read is told in `problems`.
 */
export function directoryOf(
  settings: Pick<DirectorySettings, 'from' | 'groups'>,
  file: DirectoryFile | null,
): Directory {
  const { from, groups } = settings;
  const read = file === null ? { sigs: [], problems: [] } : readSigsFile(file.path, file.text);
  const missing =
    from !== undefined && file === null
      ? [`${from}:1:1 is not in the repository; add it, or take "from" out of hearth.yml`]
      : [];
  return {
    sigs: groups.reduce(added, read.sigs),
    file: file?.path ?? OWN_FILE,
    url: file?.url ?? null,
    problems: [...missing, ...read.problems],
  };
}

/** The group added to the one of the same name, or to the end. */
function added(sigs: readonly Sig[], group: GroupSettings): readonly Sig[] {
  const known = sigs.find((sig) => isSame(sig, group));
  if (known === undefined) return [...sigs, sigOf(group, null)];
  return sigs.map((sig) => (sig === known ? sigOf(group, known) : sig));
}

/** By name or by what people type; where the group says what it is, only among those. */
function isSame(sig: Sig, { name, kind }: GroupSettings): boolean {
  const same = fold(sig.name) === fold(name) || sig.slug === slugOf(name);
  return same && (kind === undefined || kind === sig.kind);
}

/** Lists grow; of what there is one of, the group's own counts. */
function sigOf(group: GroupSettings, known: Sig | null): Sig {
  const kind = group.kind ?? known?.kind ?? 'sig';
  const slug = known?.slug ?? slugOf(group.name);
  const leads = group.leads.map((login) => ({ login, role: 'lead' as const }));
  const has = (login: string) => known?.leads.some((lead) => fold(lead.login) === fold(login)) === true;
  return {
    name: known?.name ?? group.name,
    kind,
    slug,
    label: group.label ?? (known === null ? labelOf(kind, slug) : known.label),
    leads: [...(known?.leads ?? []), ...leads.filter(({ login }) => !has(login))],
    contact: { ...known?.contact, ...contactOf(group) },
    teams: distinct([...(known?.teams ?? []), ...group.teams]),
    mention: group.mention ?? known?.mention ?? null,
    meetings: [...(known?.meetings ?? []), ...group.meetings.map(meetingOf)],
    paths: distinctExactly([...(known?.paths ?? []), ...group.paths]),
    keywords: [...(known?.keywords ?? []), ...group.keywords],
    formValues: distinct([...(known?.formValues ?? []), ...group.form_values]),
  };
}

const distinctExactly = (paths: readonly string[]): readonly string[] => [...new Set(paths)];

const contactOf = ({ chat, mailing_list, page }: GroupSettings): Sig['contact'] => ({
  ...(chat === undefined ? {} : { chat }),
  ...(mailing_list === undefined ? {} : { mailingList: mailing_list }),
  ...(page === undefined ? {} : { page }),
});

function meetingOf({ description, anchor, url, ...meeting }: GroupSettings['meetings'][number]): Meeting {
  return {
    ...meeting,
    description: description ?? '',
    ...(anchor === undefined ? {} : { anchor }),
    ...(url === undefined ? {} : { url }),
  };
}
