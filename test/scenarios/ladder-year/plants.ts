// Mistakes planted into what was seen, one at a time: the oracle must find each.
import type { Seen, SeenCase, SeenComment, SeenItem } from './seen.js';
import { STILL_THERE, tellingsOf, wordsOf } from './tellings.js';
import type { Telling } from './tellings.js';

export type Plant = (seen: Seen) => Seen;

const accepted = ({ cases }: Seen): SeenCase =>
  cases.find(({ ending, title }) => ending === 'accepted' && title === 'role/member')!;

/** Of the first accepted application its comments, changed. */
const onCase =
  (change: (comments: readonly SeenComment[]) => readonly SeenComment[]): Plant =>
  (seen) => ({
    ...seen,
    items: seen.items.map((item): SeenItem =>
      item.repository.endsWith('community') && item.number === accepted(seen).number
        ? { ...item, comments: change(item.comments) }
        : item,
    ),
  });

const isOne =
  (is: Telling['is'] | 'status') =>
  ({ ours, body }: SeenComment) =>
    ours && (is === 'status' ? body.includes('<!-- section:desk -->') : tellingsOf(wordsOf(body))?.is === is);

const OTHER = '<!-- hearth:0123456789abcdef0123456789abcdef -->';
const remarked = (one: SeenComment): SeenComment => ({
  ...one,
  id: one.id + 1,
  body: one.body.replace(/<!-- hearth:[0-9a-f]{32} -->/, OTHER),
});

const again = (is: Telling['is'] | 'status', change = (one: SeenComment) => one): Plant =>
  onCase((comments) => [...comments, ...comments.filter(isOne(is)).slice(0, 1).map(change)]);
const without = (is: Telling['is'] | 'status'): Plant =>
  onCase((comments) => comments.filter((one) => !isOne(is)(one)));

export const PLANTS: Readonly<Record<string, Plant>> = {
  'a comment with its mark, again': again('ask'),
  'a question to sponsors, under another mark': again('ask', remarked),
  'a question to one of them, in other words': again('ask', (one) => remarked({ ...one, body: `${one.body} Please!` })),
  'news for those who decide, again': again('ready', (one) => remarked({ ...one, body: `${one.body} Please!` })),
  'a second status comment': again('status', remarked),
  'a second welcome': again('welcome', (one) => remarked({ ...one, body: `${one.body}!` })),
  'a question that was lost': without('ask'),
  'a welcome that was lost': without('welcome'),
  'a checklist that was lost': without('status'),
  'an acceptance that was lost': (seen) => ({
    ...seen,
    titles: seen.titles.filter(({ number }) => number !== accepted(seen).number),
  }),
  'a title that was given twice': (seen) => ({
    ...seen,
    titles: [...seen.titles, ...seen.titles.filter(({ number }) => number === accepted(seen).number)],
  }),
  'a title that nobody decided': (seen) => {
    const { number, applicant, title } = seen.cases.find(({ ending }) => ending !== 'accepted' && ending !== null)!;
    return { ...seen, titles: [...seen.titles, { number, person: applicant, title, until: null }] };
  },
  'a membership that was asked for twice': (seen) => ({
    ...seen,
    writes: [
      ...seen.writes,
      ...seen.writes.filter(({ method, path }) => method === 'PUT' && path.includes('/memberships/')).slice(0, 1),
    ],
  }),
  'a membership that was never asked for': (seen) => ({
    ...seen,
    writes: seen.writes.filter(({ method }) => method !== 'PUT'),
  }),
  'somebody who was taken out of a team': (seen) => ({
    ...seen,
    teams: seen.teams.map((team) => ({ ...team, now: team.now.slice(1) })),
  }),
  'a label or a member that was taken away': (seen) => ({
    ...seen,
    writes: [...seen.writes, { ...seen.writes[0]!, method: 'DELETE' }],
  }),
  'a second private issue': (seen) => ({
    ...seen,
    items: [
      ...seen.items,
      ...seen.items.filter(
        ({ repository, ours, title }) =>
          repository.endsWith('leads') && ours && title.includes(`#${accepted(seen).number}`),
      ),
    ],
  }),
  'somebody mentioned whom it does not concern': onCase((comments) =>
    comments.map((one) => (isOne('welcome')(one) ? { ...one, body: `${one.body} @insider40` } : one)),
  ),
};

/** The first question whether somebody is still there, asked again after so many days. */
const askedAgain =
  (days: number): Plant =>
  (seen) => {
    const again = seen.items.filter(({ title }) => title === STILL_THERE).slice(0, 1);
    const later = (at: string) => new Date(Date.parse(at) + days * 86_400_000).toISOString();
    return { ...seen, items: [...seen.items, ...again.map((one) => ({ ...one, openedAt: later(one.openedAt) }))] };
  };

/** Those of terms and silence. */
export const TERM_PLANTS: Readonly<Record<string, Plant>> = {
  'a question that was asked twice on a day': askedAgain(0),
  'a question that was asked again after five months': askedAgain(150),
};
