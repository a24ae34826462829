// One line of a public archive of GitHub's events (GH Archive and alike) becomes facts, or a reason why not. Most lines of
// an archive concern nobody here: their first bytes say so, and the rest is not read (docs/ledger-format.md).
import { readers } from './archive-events.js';
import { account, dateIn } from './archive-payload.js';
import type { ArchiveEvent } from './archive-payload.js';
import type { Fact } from './fact.js';
import { Misfit, id, object, text } from './fact-line-fields.js';

/** Is this repository's history wanted? By its number; the name (`owner/repository`) is what it was called then. */
export type ArchiveScope = (repository: number, name: string) => boolean;

export type ArchiveLine =
  | { readonly facts: readonly Fact[] }
  /** `scope`: of a repository that is not wanted. `nothing`: of a kind that tells nothing for the ledger. */
  | { readonly skipped: 'scope' | 'nothing' }
  | { readonly problem: string };

const SCOPE: ArchiveLine = { skipped: 'scope' };
const NOTHING: ArchiveLine = { skipped: 'nothing' };
const NO_JSON: ArchiveLine = { problem: 'not JSON' };

/** Pushes name authors by what their Git says, not by account; the others are no contribution that Hearth counts. */
const SILENT = new Set([
  ...['PushEvent', 'CreateEvent', 'DeleteEvent', 'GollumEvent', 'CommitCommentEvent', 'SponsorshipEvent'],
  ...['TeamAddEvent', 'FollowEvent', 'GistEvent', 'DownloadEvent', 'ForkApplyEvent'],
]);

/** As every archive since 2015 begins. Logins and names hold no quotes, so nothing within a text can look like it. */
const HEAD =
  /^\{"id":"\d+","type":"(\w+)","actor":\{[^{}]*\},"repo":\{"id":(\d{1,15}),"name":"([^"\\]+)"[^{}]*\},"payload":/;
const HEAD_LENGTH = 1_024;
const ACTOR = Buffer.from('"actor":{"id":');

/** Reads one line, without its end. `latest` is the latest date it may bear. Never throws. */
export function factsOfArchive(line: Buffer, inScope: ArchiveScope, latest: string): ArchiveLine {
  const head = HEAD.exec(line.toString('latin1', 0, HEAD_LENGTH));
  const skipped = head === null ? null : skippedAtSight(line, head, inScope);
  if (skipped !== null) return skipped;
  const value = parse(head?.[1]?.startsWith('PullRequest') ? trimmed(line) : null) ?? parse(line.toString());
  if (value === undefined) return NO_JSON;
  try {
    return factsOfEvent(value, inScope, latest);
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    throw error;
  }
}

/** What the first bytes tell; null: the line must be read. */
function skippedAtSight(line: Buffer, head: RegExpExecArray, inScope: ArchiveScope): ArchiveLine | null {
  const [whole, type = '', repository, name = ''] = head;
  const unwanted = !inScope(Number(repository), name);
  if (!unwanted && !SILENT.has(type)) return null;
  // Archives have lines that broke off and run into the next: with a second event within, the line is read, and refused.
  if (line[line.length - 1] !== 0x7d || line.indexOf(ACTOR, whole.length) !== -1) return null;
  return unwanted ? SCOPE : NOTHING;
}

const HEAD_FIELD = Buffer.from(',"head":{"label":');
const AFTER_BASE = Buffer.from(',"_links":{');

/**
 * Most of a pull request is both its repositories, whole, which tell nothing here: cut out, a line is read in a third of
 * the time. Within texts quotes are escaped, so that only a field can look like one; where the fields stand in another
 * order, what is left is no JSON, and the line is read as it is. Null: there is nothing to cut.
 */
function trimmed(line: Buffer): string | null {
  const from = line.indexOf(HEAD_FIELD);
  const to = from === -1 ? -1 : line.indexOf(AFTER_BASE, from);
  return to === -1 ? null : line.toString('utf8', 0, from) + line.toString('utf8', to);
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function factsOfEvent(value: unknown, inScope: ArchiveScope, latest: string): ArchiveLine {
  const from = object(value, 'the line');
  const type = text(from['type'], 'type');
  if (from['repo'] === undefined && typeof from['actor'] === 'string') {
    throw new Misfit('an event from before 2015, which names accounts and repositories by words alone');
  }
  const repo = object(from['repo'], 'repo');
  const repository = id(repo['id'], 'repo.id');
  if (!inScope(repository, text(repo['name'], 'repo.name'))) return SCOPE;
  if (SILENT.has(type)) return NOTHING;
  const reader = readers.get(type);
  if (reader === undefined) throw new Misfit(`unknown event ${type.replace(/[^\w.-]/g, '?').slice(0, 60)}`);
  const payload = object(from['payload'], 'payload');
  const event: ArchiveEvent = {
    repository,
    actor: account(from['actor'], 'actor') ?? null,
    at: dateIn(from['created_at'], 'created_at', latest),
    latest,
    action: typeof payload['action'] === 'string' ? payload['action'] : '',
    payload,
  };
  return { facts: reader(event) };
}
