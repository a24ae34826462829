// `hearth.yml` of the repository and of the owner's `.github` repository. Cached; read anew after a push; checked by ETag.
// Missing is not the same as failed: a failed read throws and the row is tried again, never handled with defaults.
import type { Repository } from '../core/event.js';
import { Refused } from '../core/failure.js';
import type { Clock, ConfigSource, ConfigText } from '../engine/ports.js';
import { RequestError } from '@octokit/request-error';
import type { Session } from './session.js';

/** The owner's repository whose file is in force in all of theirs. */
const SHARED = '.github';
export const CONFIG_PATH = '.github/hearth.yml';
const FRESH_MS = 10 * 60_000;
const MOST_REPOSITORIES = 5_000;
/** GitHub keeps back what is over 1 MB. Text of that length stands for it: the parser refuses it as too large, and says so. */
const OVERSIZED = 1_000_001;

interface Cached {
  readonly value: ConfigText | null;
  readonly etag: string | undefined;
  readonly checkedAt: number;
  readonly version: number;
}

export function createConfigSource(session: (installation: number) => Promise<Session>, clock: Clock): ConfigSource {
  const cache = new Map<string, Cached>();
  const read = async (
    installation: number,
    repository: Repository,
    version: number,
    shared: boolean,
  ): Promise<ConfigText | null> => {
    const key = shared ? `owner:${repository.owner.id}` : `repository:${repository.id}`;
    const known = cache.get(key);
    const fresh = known?.version === version && clock.now().getTime() - known.checkedAt < FRESH_MS;
    if (fresh) return known.value;
    const found = await fetchFile(await session(installation), repository, shared, known);
    if (cache.size >= MOST_REPOSITORIES) cache.delete(cache.keys().next().value ?? key);
    cache.set(key, { ...found, version, checkedAt: clock.now().getTime() });
    return found.value;
  };
  return {
    load: async (installation, repository, version) => {
      const [ofOwn, ofShared] = version === 0 ? [0, 0] : [version.own, version.shared];
      const isShared = repository.name.toLowerCase() === SHARED;
      const [own, shared] = await Promise.all([
        isShared ? null : read(installation, repository, ofOwn, false),
        read(installation, repository, ofShared, true),
      ]);
      return { own, shared };
    },
  };
}

async function fetchFile(
  session: Session,
  repository: Repository,
  shared: boolean,
  known: Cached | undefined,
): Promise<Pick<Cached, 'value' | 'etag'>> {
  try {
    const { data, headers } = await session.on(repository, async (client, { owner, repo }) => {
      const place = { owner, repo: shared ? SHARED : repo, path: CONFIG_PATH };
      const conditional = known?.etag === undefined ? {} : { headers: { 'if-none-match': known.etag } };
      return client.rest.repos.getContent({ ...place, ...conditional }).catch((error: unknown) => {
        if (error instanceof RequestError && error.status === 304) return { data: null, headers: {} };
        throw error;
      });
    });
    if (data === null) return { value: known?.value ?? null, etag: known?.etag };
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return { value: null, etag: undefined };
    const file = shared ? `${repository.owner.login}/${SHARED}: ${CONFIG_PATH}` : CONFIG_PATH;
    const text =
      data.encoding === 'none' ? '#'.repeat(OVERSIZED) : Buffer.from(data.content, 'base64').toString('utf8');
    return { value: { text, file, url: data.html_url ?? '' }, etag: headers.etag };
  } catch (error) {
    // Of the file or its repository: a token that is not given is another failure (failures.ts).
    if (error instanceof Refused && error.status === 404) return { value: null, etag: undefined };
    throw error;
  }
}
