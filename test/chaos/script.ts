// What people do in a run: communities of every kind, each in rounds, made from the seed alone. Plain data; the same seed is
// the same script.
import { pick } from '../support/busy-year-chance.js';
import type { Chance } from '../support/busy-year-chance.js';

/**
 * `active`: every section acts. `observing`: they only show. `unconfigured`: there is no hearth.yml. `withdrawn`: active,
 * until the App is uninstalled between the two rounds.
 */
export type Kind = 'active' | 'observing' | 'unconfigured' | 'withdrawn';

/** What somebody does. `item` and `comment` are names within the community; GitHub gives the numbers. */
export type Act =
  | {
      readonly do: 'issue';
      readonly item: string;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
    }
  | {
      readonly do: 'pull';
      readonly item: string;
      readonly title: string;
      readonly body: string;
      readonly files: readonly string[];
    }
  | { readonly do: 'comment'; readonly item: string; readonly comment: string; readonly body: string }
  | { readonly do: 'merge'; readonly item: string }
  | { readonly do: 'unlabel'; readonly item: string; readonly label: string }
  | { readonly do: 'edit'; readonly item: string; readonly body: string }
  | { readonly do: 'delete greeting'; readonly item: string }
  /** The body of an earlier delivery, sent again under an id of its own: only the body is signed. */
  | { readonly do: 'replay'; readonly event: 'issues' | 'issue_comment' | 'pull_request' }
  | { readonly do: 'uninstall' };

export interface Step {
  readonly by: string;
  readonly act: Act;
}

export interface Community {
  readonly login: string;
  readonly kind: Kind;
  /** The second round begins when Hearth has come to rest after the first. */
  readonly rounds: readonly (readonly Step[])[];
}

/** Admin of every community; `rea` is a collaborator who may read, `mem` a member. */
export const [ADMIN, READER, MEMBER, BOT] = ['mo', 'rea', 'mem', 'renovate-bot'] as const;

/** Newcomers have the same logins everywhere: what one community knows of them is nothing to another. */
const NEWCOMERS = ['ana', 'ben', 'cara', 'dan', 'eva', 'finn', 'gil', 'hana', 'ivo', 'jun', 'kaya', 'leo'];

const KINDS: readonly Kind[] = [
  ...(['active', 'withdrawn', 'observing', 'active', 'active', 'unconfigured', 'active', 'active'] as const),
];

export function scriptOf(chance: Chance, communities: number): readonly Community[] {
  return Array.from({ length: communities }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'active';
    const gone: readonly Step[] = kind === 'withdrawn' ? [{ by: ADMIN, act: { do: 'uninstall' } }] : [];
    const first = [...openings(chance), ...talk(chance)];
    return { login: `town-${index}`, kind, rounds: [first, [...gone, ...later(chance)]] };
  });
}

const issue = (by: string, item: string, body: string, labels: readonly string[] = []): Step => ({
  by,
  act: { do: 'issue', item, title: `About ${item}`, body, labels },
});
const pull = (by: string, item: string, files: readonly string[]): Step => ({
  by,
  act: { do: 'pull', item, title: `Change ${item}`, body: 'It was wrong before.', files },
});
const comment = (by: string, item: string, name: string, body: string): Step => ({
  by,
  act: { do: 'comment', item, comment: `${item}/${name}`, body },
});

const PLAIN = ['When I run it, nothing happens.', 'It stops after a while.', 'The page stays empty.'];
const CODE = 'It says:\n\n```\n/kind bug\n```\n\n> /close\n\nand `/kind feature`.';

function openings(chance: Chance): readonly Step[] {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = shuffled(chance, NEWCOMERS);
  return [
    ...shuffled(chance, [
      issue(a, 'first', pick(chance, PLAIN)),
      issue(b, 'commanded', 'The DNS answer is wrong.\n\n/priority low'),
      issue(c, 'quoting', CODE),
      issue(d, 'renamed', pick(chance, PLAIN)),
      issue(MEMBER, 'network', 'DNS is slow here.'),
      issue(ADMIN, 'open to all', '/priority low\n\nSee `src/start.ts`.', ['good first issue', 'kind/bug']),
      pull(e, 'storage', ['pkg/storage/disk.go', 'pkg/storage/disk_test.go']),
      pull(f, 'docs', ['docs/start.md']),
      pull(h, 'fix', ['pkg/storage/cache.go']),
    ]),
    // The second of somebody is none to greet for, whichever delivery comes first, and whatever was asked of GitHub before.
    issue(a, 'second', pick(chance, PLAIN)),
    issue(e, 'asked by the way', pick(chance, PLAIN)),
    pull(a, 'own', ['docs/own.md']),
    pull(a, 'own again', ['docs/again.md']),
    issue(g, 'to be closed', `${pick(chance, PLAIN)}\n\n/priority low`),
    pull(e, 'more storage', ['pkg/storage/more.go']),
  ];
}

function talk(chance: Chance): readonly Step[] {
  return shuffled(chance, [
    comment(READER, 'docs', 'kind', 'This is one.\n/kind feature'),
    comment(READER, 'quoting', 'wrong', '/kind nonsense'),
    comment(READER, 'quoting', 'quote', CODE),
    comment(BOT, 'second', 'bot', '/kind bug'),
    comment(READER, 'open to all', 'take', '/assign'),
    comment(ADMIN, 'network', 'priority', '/priority low'),
    // While `needs-kind` is on its way.
    comment(READER, 'renamed', 'kind', '/kind bug'),
    comment(READER, 'first', 'kind', 'This is one.\n/kind feature'),
    comment('author', 'renamed', 'retitle', '/retitle It stops at noon'),
    comment(MEMBER, 'docs', 'plain', 'Thank you, I will look at it.'),
    comment(READER, 'commanded', 'plain', 'I have seen this as well.'),
  ]);
}

function later(chance: Chance): readonly Step[] {
  const replays = (['issues', 'issue_comment', 'pull_request', 'issues', 'issue_comment'] as const).map(
    (event): Step => ({ by: 'nobody', act: { do: 'replay', event } }),
  );
  return [
    { by: ADMIN, act: { do: 'unlabel', item: 'network', label: 'sig/network' } },
    { by: ADMIN, act: { do: 'delete greeting', item: 'quoting' } },
    { by: ADMIN, act: { do: 'merge', item: 'storage' } },
    { by: ADMIN, act: { do: 'merge', item: 'more storage' } },
    ...shuffled<Step>(chance, [
      ...replays,
      { by: MEMBER, act: { do: 'edit', item: 'network', body: 'DNS is very slow here.' } },
      { by: ADMIN, act: { do: 'merge', item: 'docs' } },
      { by: ADMIN, act: { do: 'unlabel', item: 'renamed', label: 'kind/bug' } },
      // These not sooner: items that are closed are left alone, and a late delivery would find them so.
      comment('author', 'to be closed', 'close', '/close'),
    ]),
  ];
}

function shuffled<T>(chance: Chance, list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
