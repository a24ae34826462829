// All that the twin and the ledger hold when the year is over, as plain data for the oracle.
import { requireRepository } from '../../twin/world.js';
import { COMMUNITY, LEADS } from './cast.js';
import type { Played } from './play.js';

export interface SeenComment {
  readonly id: number;
  readonly ours: boolean;
  readonly login: string;
  readonly body: string;
  /** Of Hearth, such as `+1`. */
  readonly reactions: readonly string[];
}

export interface SeenItem {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly ours: boolean;
  readonly isPull: boolean;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly comments: readonly SeenComment[];
}

export interface SeenCase {
  readonly number: number;
  readonly applicant: number;
  readonly login: string;
  readonly title: string;
  readonly life: string;
  readonly ending: string | null;
  /** Logins as they were when they were named, and as they are now. */
  readonly sponsors: readonly { readonly named: string; readonly now: string }[];
  /** It was decided before anybody could be told that it can be. */
  readonly foreseen: boolean;
}

/** That somebody was given a title by a decision on this item, as the ledger keeps it. */
export interface SeenTitle {
  readonly number: number;
  readonly person: number;
  /** `role/member`. */
  readonly title: string;
  /** A day; null: it does not end. */
  readonly until: string | null;
}

export interface SeenWrite {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  /** An issue's, where it was written. */
  readonly body: string | null;
  readonly status: number;
  readonly day: string;
}

export interface Seen {
  readonly items: readonly SeenItem[];
  readonly cases: readonly SeenCase[];
  readonly titles: readonly SeenTitle[];
  readonly writes: readonly SeenWrite[];
  /** Account numbers by slug: who was in it when the year began and did not leave, and who is in it or invited now. */
  readonly teams: readonly {
    readonly slug: string;
    readonly stayed: readonly number[];
    readonly now: readonly number[];
  }[];
  /** The last day, `2026-01-04`. */
  readonly end: string;
}

export async function seenIn(played: Played): Promise<Seen> {
  const { twin, town, writes, before, database } = played;
  const titles = await database.rows<{ number: number; person: number; value: string }>(
    `select number, subject::float8 as person, value from acts
     where kind = 'title_given' and not gone and value like '% by decision' order by at, key`,
  );
  return {
    items: [COMMUNITY, LEADS].flatMap((full) => itemsOf(played, full)),
    cases: town.cases.map(({ applicant, sponsors, foreseen = false, ...one }) => ({
      ...one,
      foreseen,
      ...{
        applicant: applicant.id,
        login: applicant.login,
        sponsors: [...sponsors].map(([named, { login: now }]) => ({ named, now })),
      },
    })),
    titles: titles.map(({ number, person, value }) => ({
      ...{ number, person, title: value.split(' ')[0] ?? '' },
      until: /until (\d{4}-\d\d-\d\d)/.exec(value)?.[1] ?? null,
    })),
    writes: writes.map(({ method, route, path, body, status, at }) => ({
      ...{ method, route, path, status, day: at.toISOString().slice(0, 10) },
      body: (body as { body?: string } | undefined)?.body ?? null,
    })),
    teams: [...twin.state.teams.values()].map(({ slug, members }) => ({
      slug,
      stayed: [...(before.get(slug) ?? [])].filter((id) => !town.left.has(id)),
      now: [...members.keys()],
    })),
    end: twin.state.now().toISOString().slice(0, 10),
  };
}

function itemsOf({ twin }: Played, full: string): readonly SeenItem[] {
  const items = requireRepository(twin.state, full).items.all();
  return items.map(({ number, title, body, state, viaApp, pull, createdAt: openedAt }) => ({
    ...{ repository: full, number, title, body: body ?? '', state, ours: viaApp, isPull: pull !== undefined, openedAt },
    comments: twin.comments(full, number).map(({ id, viaApp: ours, login, body: text }) => ({
      ...{ id, ours, login, body: text },
      reactions: twin.reactions(full, { comment: id }).flatMap((one) => /^hearth\[bot\] (.+)$/.exec(one)?.[1] ?? []),
    })),
  }));
}
