// Newcomers are greeted, each once, and nobody else is: on good days, when something breaks, and where it only observes.
import type { Chapter, Scene } from '../scene.js';
import { trouble } from './trouble.js';

const goodDays: readonly Scene[] = [
  {
    after: '12m',
    title: 'mei opens her first issue.',
    play: ({ as }) => {
      const { number } = as('mei').openIssue('lantern/docs', {
        title: 'The second command of the install guide fails',
        body: 'It says "file not found" on a fresh system.',
      });
      return [{ repo: 'lantern/docs', number, comments: 1, because: 'greeted' }];
    },
  },
  {
    after: '40m',
    title: 'ravi opens an issue: he had one before Hearth came. A bot opens a pull request.',
    play: ({ as }) => {
      const issue = as('ravi').openIssue('lantern/docs', {
        title: 'Which version are these <b>pages</b> for?',
        body: 'They do not say which release they describe.',
      });
      const pull = as('patchbot[bot]').openPull('lantern/docs', {
        title: 'Bump yaml to 2.9.1',
        body: 'Release notes.',
      });
      return [
        { repo: 'lantern/docs', number: issue.number, comments: 0, because: 'not_first' },
        { repo: 'lantern/docs', number: pull.number, comments: 0, because: 'not_a_person' },
      ];
    },
  },
];

const laterDays: readonly Scene[] = [
  {
    after: '1h',
    title: "ana merges mei's pull request: her first.",
    play: ({ as, twin }) => {
      const pull = twin.issues('lantern/app').find((item) => (item['user'] as { login: string }).login === 'mei');
      const number = Number(pull?.['number']);
      as('ana').review('lantern/app', number, { state: 'approved', body: 'Thank you, that was overdue.' });
      as('ana').merge('lantern/app', number);
      return [{ repo: 'lantern/app', number, comments: 2, because: 'greeted' }];
    },
  },
  {
    after: '30m',
    title: 'lantern/lab only observes. uma opens a first issue there.',
    play: async ({ as, pass, beat, say, hear, twin }) => {
      const repo = 'lantern/lab';
      const { number } = as('uma').openIssue(repo, { title: 'Try the new parser', body: 'It reads twice as fast.' });
      await pass('1m');
      await hear({ repo, number, comments: 0, because: 'greeted' });
      await beat();
      const shown = twin.issues(repo).at(-1);
      if (Number(shown?.['number']) !== number + 1) throw new Error('the observing issue is missing');
      await say(`Nothing is written to her. One issue shows what would have been: "${String(shown?.['title'])}"`);
      return [];
    },
  },
];

export const welcome: Chapter = {
  id: 'welcome',
  title: 'People are welcomed',
  about: 'A greeting at the first issue, the first pull request and the first merge: each once, whatever breaks.',
  quote: /your first pull request/,
  scenes: [...goodDays, ...trouble, ...laterDays],
};
