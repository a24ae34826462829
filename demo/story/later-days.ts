// What takes time: waiting for a person to answer first, a merge, a section that only observes.
import type { Scene } from '../scene.js';

export const laterDays: readonly Scene[] = [
  {
    after: '15h',
    title: 'lantern/plugins waits 2 h before a greeting. ida and lev open first issues; ana answers ida.',
    play: async ({ as, pass, say }) => {
      const repo = 'lantern/plugins';
      const ida = as('ida').openIssue(repo, { title: 'How do I publish a plugin?', body: 'I have one for maps.' });
      const lev = as('lev').openIssue(repo, { title: 'Plugin list is empty', body: 'After the last update.' });
      await pass('20m');
      as('ana').comment(repo, ida.number, 'Hello ida, good question! I will write it down for you today.');
      await say('20 minutes later ana has answered ida. Nobody has answered lev.');
      await pass('101m');
      await say('Two hours have passed since they opened their issues. Hearth looks again.');
      return [
        { repo, number: ida.number, comments: 0, because: 'answered' },
        { repo, number: lev.number, comments: 1, because: 'greeted' },
      ];
    },
  },
  {
    after: '1h',
    title: "ana merges mei's pull request: her first.",
    play: ({ as, twin }) => {
      const pull = twin.issues('lantern/app').find((item) => (item['user'] as { login: string }).login === 'mei');
      const number = Number(pull?.['number']);
      as('ana').merge('lantern/app', number);
      return [{ repo: 'lantern/app', number, comments: 2, because: 'greeted' }];
    },
  },
  {
    after: '50m',
    title: 'mei opens another issue. She is no newcomer any more.',
    play: ({ as }) => {
      const { number } = as('mei').openIssue('lantern/plugins', {
        title: 'Start script: quote the plugin path as well',
        body: 'The same mistake as in lantern/app, one folder further down.',
      });
      return [{ repo: 'lantern/plugins', number, comments: 0, because: 'not_first' }];
    },
  },
  {
    after: '30m',
    title: 'lantern/lab only observes. uma opens a first issue, oki a first pull request.',
    play: async ({ as, pass, beat, say, hear, twin }) => {
      const repo = 'lantern/lab';
      const uma = as('uma').openIssue(repo, {
        title: 'Try the new parser',
        body: 'It reads twice as much in a second.',
      });
      const oki = as('oki').openPull(repo, { title: 'Add a benchmark', body: 'Ten runs, with the median.' });
      await pass('1m');
      await hear({ repo, number: uma.number, comments: 0, because: 'greeted' });
      await hear({ repo, number: oki.number, comments: 0, because: 'greeted' });
      await say('Nothing is written to either. The daily tick shows in one issue what would have been.');
      await beat();
      const shown = Number(twin.issues(repo).at(-1)?.['number']);
      if (shown !== oki.number + 1) throw new Error('the observing issue is missing');
      await say(`${repo}#${shown} is open: "${String(twin.issues(repo).at(-1)?.['title'])}"`);
      return [];
    },
  },
];
