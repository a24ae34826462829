// Discussions: told by webhooks, read by GraphQL.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphqlOf, startCommunity, type Ask } from './support.js';

type Json = Record<string, unknown>;

let now = new Date('2030-01-01T00:00:00Z');
let home: Awaited<ReturnType<typeof startCommunity>>;
let ask: Ask;
beforeAll(async () => {
  home = await startCommunity({ now: () => now });
  ask = await graphqlOf(home.twin, home.installation.id);
});
afterAll(async () => {
  expect(home.twin.violations).toEqual([]);
  await home.twin.close();
});

const APP = 'acme/app';
const step = <T>(act: () => T): T => {
  now = new Date(now.getTime() + 60_000);
  return act();
};

async function askDiscussions(): Promise<Json[]> {
  const comment = 'databaseId author { login } body deletedAt isAnswer isMinimized minimizedReason';
  const { data, errors } = await ask(`{ repository(owner: "acme", name: "app") {
    discussions(first: 10, orderBy: {field: CREATED_AT, direction: ASC}) { totalCount nodes { number title closed closedAt
      stateReason isAnswered answerChosenAt answerChosenBy { login } answer { databaseId author { login } }
      category { name isAnswerable } comments(first: 10) { totalCount nodes { ${comment}
        replies(first: 10) { totalCount nodes { ${comment} } } } } } } } }`);
  expect(errors).toBeUndefined();
  return ((data?.['repository'] as Json)['discussions'] as { nodes: Json[] }).nodes;
}

test('a question is answered, and closed', async () => {
  const { twin } = home;
  const [alice, dan] = [twin.as('alice'), twin.as('dan')];
  const events: string[] = [];
  let [number, first, second] = [0, 0, 0];
  const sent = twin.payloadsOf(() => {
    number = step(() => dan.openDiscussion(APP, { title: 'How?', body: 'text' })).number;
    first = step(() => alice.discuss(APP, number, 'So.')).id;
    second = step(() => dan.discuss(APP, number, 'Thanks', { replyTo: first })).id;
    step(() => dan.answer(APP, first));
    step(() => alice.closeDiscussion(APP, number, 'resolved'));
  });
  events.push(...sent.map(({ event, payload }) => `${event}.${String(payload['action'])}`));
  expect(events).toEqual([
    'discussion.created',
    'discussion_comment.created',
    'discussion_comment.created',
    'discussion.answered',
    'discussion.closed',
  ]);
  const closed = sent.at(-1)?.payload['discussion'] as Json;
  const [shown] = await askDiscussions();
  expect(shown).toMatchObject({
    number,
    closed: true,
    closedAt: closed['updated_at'],
    stateReason: 'RESOLVED',
    isAnswered: true,
    answerChosenBy: { login: 'dan' },
    answer: { databaseId: first, author: { login: 'alice' } },
    category: { name: 'Q&A', isAnswerable: true },
    comments: {
      totalCount: 1,
      nodes: [{ isAnswer: true, replies: { nodes: [{ databaseId: second, body: 'Thanks' }] } }],
    },
  });
  // Webhooks write this one time with an offset; it is the same moment.
  const chosen = sent[3]?.payload['discussion'] as Json;
  expect(Date.parse(String(chosen['answer_chosen_at']))).toBe(Date.parse(String(shown?.['answerChosenAt'])));
});

test('a comment that has replies leaves an empty place', async () => {
  const { twin } = home;
  const dan = twin.as('dan');
  const { number } = dan.openDiscussion(APP, { title: 'Talk', category: 'General' });
  const parent = dan.discuss(APP, number, 'first');
  const reply = dan.discuss(APP, number, 'second', { replyTo: parent.id });
  twin.as('alice').minimizeDiscussionComment(APP, reply.id, 'spam');
  dan.deleteDiscussionComment(APP, parent.id);
  const shown = (await askDiscussions()).find((discussion) => discussion['number'] === number);
  expect(shown).toMatchObject({
    isAnswered: null,
    comments: {
      nodes: [
        {
          author: null,
          body: '',
          deletedAt: expect.any(String),
          replies: { nodes: [{ body: 'second', isMinimized: true, minimizedReason: 'spam' }] },
        },
      ],
    },
  });
});

test('without the permission they are not shown', async () => {
  home.installation.grant({ issues: 'read' });
  const restricted = await graphqlOf(home.twin, home.installation.id);
  const { data, errors } = await restricted(
    '{ repository(owner: "acme", name: "app") { discussions { totalCount } } }',
  );
  expect(data).toEqual({ repository: null });
  expect(errors).toMatchObject([{ type: 'FORBIDDEN', path: ['repository', 'discussions'] }]);
});
