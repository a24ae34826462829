// M38: how much is written, by people, and how much of it by the community rather than by the product's own team.
import type { Figure } from '../../core/measured.js';
import { countOf, shareOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { Side, VolumeRow } from './samples.js';

const kinds = {
  issues: 'issue',
  pulls: 'pull_request',
  discussions: 'discussion',
  comments: 'comment',
  answers: 'answer',
} as const;

const sum = (rows: readonly VolumeRow[]) => rows.reduce((all, { n }) => all + n, 0);
const by = (rows: readonly VolumeRow[], side: Side) => sum(rows.filter((row) => row.side === side));

function figuresOf(rows: readonly VolumeRow[]): Readonly<Record<'all' | 'community' | 'team' | 'share', Figure>> {
  const [community, team] = [by(rows, 'community'), by(rows, 'team')];
  return {
    all: countOf(sum(rows)),
    community: countOf(community),
    team: countOf(team),
    share: shareOf(community, community + team),
  };
}

export const contentVolume = metric({
  id: 'M38',
  key: 'content-volume',
  version: 1,
  title: { en: 'Content volume', zh: '内容量' },
  meaning: {
    en: 'How much people wrote: issues, pull requests, discussions, comments and accepted answers; and which share of it came from the community.',
    zh: '人们写了多少：issue、pull request、讨论、评论和被采纳的回答；其中有多少来自社区。',
  },
  definition:
    'Issues, pull requests and discussions opened in the window, comments (also on changes) written in it, and answers of ' +
    'other people accepted in it and still accepted at its end; by people only, what bots and agents wrote is counted apart. ' +
    'Team: who is a maintainer of the repository at the end of the window; community: who is known not to be; the share is ' +
    'of these two. Moved, deleted and converted items do not count, spam does. What was deleted since is not known any more.',
  source: 'Community operators, "UGC quantity"; CHAOSS, Contributions',
  figures: {
    all: { unit: 'items', title: { en: 'all of it', zh: '总量' } },
    community: { unit: 'items', title: { en: 'by the community', zh: '社区贡献' } },
    team: { unit: 'items', title: { en: 'by maintainers', zh: '维护者贡献' } },
    share: { unit: 'share', title: { en: "the community's share", zh: '社区占比' } },
    issues: { unit: 'items', title: { en: 'issues', zh: 'issue 数' } },
    pulls: { unit: 'items', title: { en: 'pull requests', zh: 'pull request 数' } },
    discussions: { unit: 'items', title: { en: 'discussions', zh: '讨论数' } },
    comments: { unit: 'items', title: { en: 'comments', zh: '评论数' } },
    answers: { unit: 'items', title: { en: 'accepted answers', zh: '被采纳的回答数' } },
  },
  words: {
    agent: { en: 'written by coding agents', zh: '由编码智能体撰写' },
    bot: { en: 'written by bots', zh: '由机器人撰写' },
    ghost: { en: 'written by accounts that are gone', zh: '作者账号已不存在' },
    mannequin: { en: 'written by placeholders of an import', zh: '作者是导入时的占位账号' },
    excluded: { en: 'written by accounts that the settings leave out', zh: '作者已在设置中排除' },
    docs_unknown: {
      en: 'Which pull requests change documentation is not told apart: the ledger holds no paths.',
      zh: '无法区分哪些 pull request 修改了文档：记录中没有路径。',
    },
    sides_unknown: {
      en: 'It is not known whether a maintainer wrote these, which are in no share: {n}.',
      zh: '有 {n} 条不知道是否出自维护者，不计入占比。',
    },
  },
  needs: ['contentVolume'],
  compute: ({ contentVolume: rows }) => {
    const human = rows.filter(({ whose }) => whose === 'human');
    const of = (kind: VolumeRow['kind']) => human.filter((row) => row.kind === kind);
    const unknown = by(human, 'unknown');
    const excluded: Record<string, number> = {};
    for (const { whose, n } of rows) if (whose !== 'human') excluded[whose] = (excluded[whose] ?? 0) + n;
    return {
      metric: 'M38',
      figures: {
        ...figuresOf(human),
        ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, countOf(sum(of(kind)))])),
      },
      groups: Object.values(kinds).map((name) => ({ name, figures: figuresOf(of(name)) })),
      excluded,
      remarks: [
        { code: 'docs_unknown' },
        ...(unknown === 0 ? [] : [{ code: 'sides_unknown', params: { n: unknown } }]),
      ],
    };
  },
});
