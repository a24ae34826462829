// M08: how much is done by bots and by coding agents.
import type { Figure, Group } from '../../core/measured.js';
import { countOf, shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { Doer, Volume } from './samples.js';

export const automation = metric({
  id: 'M08',
  key: 'automation',
  version: 1,
  title: { en: 'Bots and agents', zh: '机器人与智能体' },
  meaning: {
    en: 'Which share of all that happened was done by bots, and by coding agents; what agents propose and how much of it is merged.',
    zh: '所有事件中机器人与编码智能体各占多少；智能体提交了多少 pull request，其中多少被合并。',
  },
  definition:
    'Acts of the window by bots, and by known coding agents, of all acts but attention (stars, forks); accounts that are gone are in the denominator. Per kind of act in the groups. agentPulls = pull requests that agents opened in the window. agentMerged = merged of the agents’ pull requests that were closed in the window and are closed at `to`. People, bots and agents are never mixed elsewhere.',
  source: 'CHAOSS, Bot Activity',
  figures: {
    bots: { unit: 'share', title: { en: 'done by bots', zh: '由机器人完成' } },
    agents: { unit: 'share', title: { en: 'done by coding agents', zh: '由编码智能体完成' } },
    agentPulls: { unit: 'items', title: { en: 'pull requests opened by agents', zh: '智能体新开的 pull request' } },
    agentMerged: {
      unit: 'share',
      title: { en: 'merged of the agents’ decided ones', zh: '智能体已决 pull request 的合并率' },
    },
  },
  words: { excluded: { en: 'by an account that the settings leave out', zh: '设置中排除的账号所为' } },
  needs: ['peopleVolumes'],
  compute: ({ peopleVolumes: { window, agents } }) => {
    const counted = window.filter(({ class: doer }) => doer !== 'excluded');
    const out = total(window) - total(counted);
    const pulls = counted.filter(
      ({ kind, item, class: doer }) => kind === 'opened' && item === 'pull_request' && doer === 'agent',
    );
    return {
      metric: 'M08',
      figures: {
        ...sharesOf(counted),
        agentPulls: countOf(total(pulls)),
        agentMerged: shareOf(agents.merged, agents.merged + agents.declined),
      },
      groups: [...new Set(counted.map(({ kind }) => kind))]
        .sort()
        .map((name): Group => ({ name, figures: sharesOf(counted.filter(({ kind }) => kind === name)) })),
      excluded: out === 0 ? {} : { excluded: out },
      remarks: [],
    };
  },
});

const total = (rows: readonly Volume[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function sharesOf(rows: readonly Volume[]): Readonly<Record<'bots' | 'agents', Figure>> {
  const by = (doer: Doer) => total(rows.filter(({ class: one }) => one === doer));
  return { bots: shareOf(by('bot'), total(rows)), agents: shareOf(by('agent'), total(rows)) };
}
