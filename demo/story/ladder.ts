// Somebody asks where they stand, applies, is vouched for, and is decided on by a person.
import type { Chapter, Scene } from '../scene.js';

const REPO = 'lantern/app';

const scenes: readonly Scene[] = [
  {
    after: '50m',
    title: 'mei opens another issue, no newcomer any more, and asks: /ladder',
    play: async ({ as, pass }) => {
      const { number } = as('mei').openIssue(REPO, {
        title: 'Quote the plugin path as well',
        body: 'The same mistake as in the start script, one folder further down.',
      });
      await pass('1m');
      as('mei').comment(REPO, number, '/ladder');
      return [{ repo: REPO, number, comments: 1, feature: 'ladder', because: 'shown', line: /nearest step/ }];
    },
  },
  {
    after: '2h',
    title: "mei answers ravi's question, then applies for membership and names two sponsors.",
    play: async ({ as, twin, pass }) => {
      const question = twin.issues('lantern/docs').find((item) => (item['user'] as { login: string }).login === 'ravi');
      as('mei').comment('lantern/docs', Number(question?.['number']), 'For 2.0: it stands at the foot of each page.');
      await pass('1m');
      const { number } = as('mei').openIssue(REPO, {
        title: 'Membership: mei',
        body: '### GitHub Username\n\n@mei\n\n### Sponsors\n\n@ben, @tom',
        labels: ['membership'],
      });
      return [{ repo: REPO, number, comments: 2, feature: 'desk', because: 'begun', line: /^Sponsors/ }];
    },
  },
  {
    after: '3h',
    title: 'ben answers "+1", and tom "LGTM, with pleasure".',
    play: async ({ as, twin, pass, quiet, hear, say }) => {
      const number = Number(twin.issues(REPO).at(-1)?.['number']);
      as('ben').comment(REPO, number, '+1');
      await quiet();
      as('tom').comment(REPO, number, 'LGTM, with pleasure');
      await quiet();
      await hear({ repo: REPO, number, comments: 3, feature: 'desk', because: 'told', line: /^Sponsors/ });
      await pass('20m');
      await say('ana, who may decide, writes /accept');
      as('ana').comment(REPO, number, '/accept');
      return [{ repo: REPO, number, comments: 4, feature: 'desk', because: 'accepted', line: /^\*\*Accepted/ }];
    },
  },
];

export const ladder: Chapter = {
  id: 'ladder',
  title: 'The way from newcomer to maintainer',
  about: 'People read where they stand, with the evidence; sponsors are asked, and a person decides.',
  quote: /nearest step/,
  scenes,
};
