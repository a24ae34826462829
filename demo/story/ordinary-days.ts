// Days on which everything works: who is greeted, and for whom Hearth stays silent.
import type { Scene } from '../scene.js';

export const ordinaryDays: readonly Scene[] = [
  {
    after: '12m',
    title: 'mei opens her first issue in lantern/docs. She writes Chinese.',
    play: ({ as }) => {
      const { number } = as('mei').openIssue('lantern/docs', {
        title: '安装指南里的命令无法运行',
        body: '按照安装指南第二步执行命令，提示找不到文件。系统是最新版本。',
      });
      return [{ repo: 'lantern/docs', number, comments: 1, because: 'greeted' }];
    },
  },
  {
    after: '40m',
    title: 'ben opens an issue. He has a merged pull request from before Hearth came.',
    play: ({ as }) => {
      const { number } = as('ben').openIssue('lantern/app', {
        title: 'The loader reads <b>every</b> plugin twice',
        body: 'Since yesterday the start takes four seconds again.',
      });
      return [{ repo: 'lantern/app', number, comments: 0, because: 'not_first' }];
    },
  },
  {
    after: '30m',
    title: 'ravi opens an issue in lantern/docs. Three weeks ago, before Hearth came, he had one in lantern/lab.',
    play: async ({ as, say }) => {
      const { number } = as('ravi').openIssue('lantern/docs', {
        title: 'Which version is this for?',
        body: 'The pages do not say which release they describe.',
      });
      await say('When it was installed, Hearth read what had happened before. Its ledger knows him; nobody is asked.');
      return [{ repo: 'lantern/docs', number, comments: 0, because: 'not_first' }];
    },
  },
  {
    after: '25m',
    title: 'A bot opens a pull request, and tom, a member, opens an issue.',
    play: ({ as }) => {
      const bot = as('patchbot[bot]').openPull('lantern/app', { title: 'Bump yaml to 2.9.1', body: 'Release notes.' });
      const member = as('tom').openIssue('lantern/app', {
        title: 'Plan the next release',
        body: 'Two weeks from now.',
      });
      return [
        { repo: 'lantern/app', number: bot.number, comments: 0, because: 'not_a_person' },
        { repo: 'lantern/app', number: member.number, comments: 0, because: 'not_first' },
      ];
    },
  },
];
