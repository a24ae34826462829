// `hearth.yml` of the repository and of the owner's `.github` repository. Cached; read anew after a push; checked by ETag.
// Missing is not the same as failed: a failed read throws and the row is tried again, never handled with defaults. A name
// that may be old is proven first: what is read is remembered under the repository's number.
import { isShared, SHARED } from '../core/event.js';
import type { Repository } from '../core/event.js';
import { Refused } from '../core/failure.js';
import { CONFIG_PATH } from '../core/readable.js';
import type { Clock, ConfigSource, ConfigText } from '../engine/ports.js';
import { RequestError } from '@octokit/request-error';
import type { Client } from './client.js';
import type { Place } from './naming.js';
import type { Session } from './session.js';

const FRESH_MS = 10 * 60_000;
const MOST_REPOSITORIES = 5_000;
/** Just too many for the parser, which says so; more is not kept in memory. GitHub itself keeps back what is over 1 MB. */
const MOST_CHARACTERS = 64 * 1024 + 1;

interface Cached {
  readonly value: ConfigText | null;
  readonly etag: string | undefined;
  readonly checkedAt: number;
  readonly version: number;
}

export function createConfigSource(
  session: (installation: number, toldAt?: Date) => Promise<Session>,
  clock: Clock,
): ConfigSource {
  const cache = new Map<string, Cached>();
  const read = async (key: string, version: number | null, fetch: Fetch): Promise<ConfigText | null> => {
    const known = cache.get(key);
    const fresh =
      known !== undefined && known.version === version && clock.now().getTime() - known.checkedAt < FRESH_MS;
    if (fresh) return known.value;
    const found = await fetch(known);
    if (cache.size >= MOST_REPOSITORIES) cache.delete(cache.keys().next().value ?? key);
    cache.set(key, { ...found, version: version ?? known?.version ?? 0, checkedAt: clock.now().getTime() });
    return found.value;
  };
  return {
    load: async (installation, repository, version, toldAt) => {
      const [ofOwn, ofShared] = version === 'anew' ? [null, null] : [version.own, version.shared];
      const fetch = (shared: boolean) => async (known: Cached | undefined) =>
        fetchFile(await session(installation, toldAt), repository, shared, known);
      const [own, shared] = await Promise.all([
        isShared(repository) ? null : read(`repository:${repository.id}`, ofOwn, fetch(false)),
        read(`owner:${repository.owner.id}`, ofShared, fetch(true)),
      ]);
      return { own, shared };
    },
  };
}

type Found = Pick<Cached, 'value' | 'etag'>;
type Fetch = (known: Cached | undefined) => Promise<Found>;

const NONE: Found = { value: null, etag: undefined };

async function fetchFile(
  session: Session,
  repository: Repository,
  shared: boolean,
  known: Cached | undefined,
): Promise<Found> {
  try {
    const answer = shared
      ? await askShared(session, repository, known?.etag)
      : await session.proven(repository, (client, place) => ask(client, place, known?.etag, 'follow'));
    if (answer.state === 'unchanged') return { value: known?.value ?? null, etag: known?.etag };
    const { data, etag } = answer;
    if (data === null || Array.isArray(data) || data.type !== 'file' || !('content' in data)) return NONE;
    const file = shared ? `${repository.owner.login}/${SHARED}: ${CONFIG_PATH}` : CONFIG_PATH;
    const text =
      data.encoding === 'none' ? '#'.repeat(MOST_CHARACTERS) : Buffer.from(data.content, 'base64').toString('utf8');
    return { value: { text: text.slice(0, MOST_CHARACTERS), file, url: data.html_url ?? '' }, etag };
  } catch (error) {
    // Of the file or its repository: a token that is not given is another failure (failures.ts).
    if (error instanceof Refused && error.status === 404) return NONE;
    throw error;
  }
}

/** `moved`: the name leads to a repository that is called otherwise by now. */
interface Answer {
  readonly state: 'read' | 'unchanged' | 'moved';
  readonly data: Awaited<ReturnType<Client['rest']['repos']['getContent']>>['data'] | null;
  readonly etag: string | undefined;
}

async function ask(
  client: Client,
  { owner, repo }: Place,
  known: string | undefined,
  redirect: 'follow' | 'manual',
): Promise<Answer> {
  try {
    const { status, data, headers } = await client.rest.repos.getContent({
      owner,
      repo,
      path: CONFIG_PATH,
      ...(known === undefined ? {} : { headers: { 'if-none-match': known } }),
      request: { redirect },
    });
    const isMoved = (status as number) !== 200;
    return isMoved ? { state: 'moved', data: null, etag: undefined } : { state: 'read', data, etag: headers.etag };
  } catch (error) {
    if (error instanceof RequestError && error.status === 304) {
      return { state: 'unchanged', data: null, etag: known };
    }
    throw error;
  }
}

/**
 * The file of the repository that is called `.github` now. GitHub leads on from a former name of the owner, which is the
 * same repository, and from a repository that was renamed or given away, which shares nothing any more.
 */
async function askShared(session: Session, repository: Repository, known: string | undefined): Promise<Answer> {
  const askOf = (owner: string) =>
    session.on(repository, (client) => ask(client, { owner, repo: SHARED }, known, 'manual'));
  const { owner } = await session.locate(repository);
  const answer = await askOf(owner);
  if (answer.state !== 'moved') return answer;
  const present = await session.locate(repository, true);
  return present.owner.toLowerCase() === owner.toLowerCase() ? answer : askOf(present.owner);
}
