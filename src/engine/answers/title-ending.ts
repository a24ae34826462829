// What comes to an end within two months, or did: terms, and titles whose holders have not been seen for long.
import { inactiveLimits } from '../../community/ladder/titles.js';
import { titleKey, titleName } from '../../core/title.js';
import type { Standing, Title } from '../../core/title.js';
import type { ReadyHere, ReadyHereAnswer } from '../../core/title-question.js';
import { creditKinds } from '../../core/credit.js';
import { DAY_MS } from '../../core/time.js';
import type { Held } from './title-held.js';
import type { TitleScene } from './title-scene.js';

const SOON_MS = 60 * DAY_MS;

type Ending = Omit<ReadyHereAnswer['ending'][number], 'login'>;

/** Throws the failures of reading. The first to end first. */
export async function endingHere(
  question: ReadyHere,
  held: Held,
  scene: TitleScene,
): Promise<ReadyHereAnswer['ending']> {
  const { repository } = question;
  const { titles } = await scene.ask({ kind: 'titlesHere', repository });
  const found = [...(await terms(question, held, scene)), ...(await inactive(question, held, titles, scene))];
  const logins = await scene.sources.ledger.loginsOf([...new Set(found.map(({ person }) => person))]);
  return found
    .flatMap((one) => {
      const login = logins[one.person];
      return login === undefined ? [] : [{ ...one, login }];
    })
    .sort((one, other) => (one.until ?? '').localeCompare(other.until ?? ''));
}

async function terms(
  { repository, at }: ReadyHere,
  { held }: Held,
  { sources }: TitleScene,
): Promise<readonly Ending[]> {
  const { held: told, ended } = await sources.ledger.standings(repository.owner.id, 'all', at, repository.id);
  const isNear = ({ until }: Standing) => until !== null && Math.abs(Date.parse(until) - Date.parse(at)) <= SOON_MS;
  const isRenewed = (one: Standing) =>
    held.some(
      (other) =>
        other.person === one.person &&
        titleKey(other.title) === titleKey(one.title) &&
        (other.until === null || other.until > (one.until ?? '')),
    );
  return [...told, ...ended]
    .filter((one) => isNear(one) && !isRenewed(one))
    .map((one) => ({ ...one, why: 'term' as const }));
}

/** Whoever said that they are away is left alone. */
async function inactive(
  { repository, at }: ReadyHere,
  { held }: Held,
  titles: readonly Title[],
  { sources: { ledger } }: TitleScene,
): Promise<readonly Ending[]> {
  const limits = inactiveLimits(titles);
  const asked = held.filter(({ title }) => limits.has(titleName(title)));
  const people = [...new Set(asked.map(({ person }) => person))];
  if (people.length === 0) return [];
  const community = repository.owner.id;
  // Whoever works in private alone is not asked: that they are there is told to nobody by it.
  const acts = await ledger.lastActs(people, { community }, at);
  const away = await ledger.away(community, people, at, repository.id);
  const deeds = await ledger.credits(
    community,
    { kinds: creditKinds, since: new Date(0).toISOString() },
    repository.id,
  );
  return asked.flatMap((one): readonly Ending[] => {
    if (away.has(one.person)) return [];
    const done = deeds.filter(({ person, state }) => person === one.person && state === 'confirmed');
    const last = [acts.get(one.person) ?? one.since ?? one.seen, ...done.map((deed) => deed.at)]
      .map((moment) => Date.parse(moment))
      .reduce((latest, moment) => Math.max(latest, moment));
    const until = last + (limits.get(titleName(one.title)) ?? 0) * DAY_MS;
    if (until > Date.parse(at) + SOON_MS) return [];
    return [{ ...one, until: new Date(until).toISOString(), why: 'inactive' as const }];
  });
}
