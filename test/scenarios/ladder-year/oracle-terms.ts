// What must be so of terms and of silence when the year is over: whose term ends is told once, who was not seen is asked once.
import { COMMUNITY } from './cast.js';
import type { Seen, SeenWrite } from './seen.js';
import { STILL_THERE } from './tellings.js';

export function faultsOfTerms(seen: Seen): readonly string[] {
  return [...reminded(seen), ...askedAfter(seen)];
}

const LINE = /^- @?`?([a-z\d-]+)`?\b.*?(\d{4}-\d\d-\d\d)/gim;
const REMIND_DAYS = 20;
const DAY = 86_400_000;
const HALF_YEAR = 182 * DAY;

const isIssue = ({ method, route, body }: SeenWrite): boolean =>
  /^(?:POST|PATCH)$/.test(method) && /\/issues(?:\/\{issue_number\})?$/.test(route) && body !== null;

/** The list of terms, as it was each time that it was written: who stands in it, with the day. */
function lists({ writes }: Seen): readonly ReadonlySet<string>[] {
  const bodies = writes.filter((one) => isIssue(one) && /These terms end soon/.test(one.body ?? ''));
  return bodies.map(
    ({ body }) =>
      new Set([...(body ?? '').matchAll(LINE)].map(([, login, day]) => `${login ?? ''} until ${day ?? ''}`)),
  );
}

/** Once in the list, one stands in it until the end of the term, and never comes into it again. */
function reminded(seen: Seen): readonly string[] {
  const all = lists(seen);
  const names = [...new Set(all.flatMap((one) => [...one]))];
  const times = (name: string) => all.filter((one, at) => one.has(name) && all[at - 1]?.has(name) !== true).length;
  const again = names.filter((name) => times(name) > 1).map((name) => `reminded ${times(name)} times: ${name}`);
  const due = seen.titles.filter(
    ({ until }) => until !== null && Date.parse(until) - (REMIND_DAYS - 1) * DAY < Date.parse(seen.end),
  );
  const missing = due.filter(({ number, until }) => {
    const login = seen.cases.find((one) => one.number === number)?.login ?? '';
    return (
      seen.cases.some((one) => one.number === number && one.title === 'honour/ambassador') &&
      !names.includes(`${login} until ${until ?? ''}`)
    );
  });
  return [
    ...again,
    ...missing.map(({ number, until }) => `nobody was told that the term of #${number} ends on ${until ?? ''}`),
  ];
}

/** Who was not seen for long is asked in an issue of their own, and not again for half a year. */
function askedAfter({ items }: Seen): readonly string[] {
  const asked = items
    .filter(({ ours, repository, title }) => ours && repository === COMMUNITY && title === STILL_THERE)
    .map(({ body, openedAt }) => ({ login: /@([a-z\d-]+)/i.exec(body)?.[1] ?? '', at: Date.parse(openedAt) }))
    .sort((one, other) => one.at - other.at);
  return asked.flatMap(({ login, at }, index) => {
    const before = asked.slice(0, index).findLast((one) => one.login === login);
    if (before === undefined || at - before.at >= HALF_YEAR) return [];
    return [`${login} was asked whether they are there, and again ${Math.floor((at - before.at) / DAY)} days later`];
  });
}
