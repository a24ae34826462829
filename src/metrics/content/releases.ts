// M47: how often something is released, and what is merged and waits for it.
import { countOf, medianOf } from '../arithmetic/figures.js';
import { metric } from '../metric.js';
import type { Looked } from '../../core/measured.js';
import type { RepositoryReleases } from './samples.js';

const DAY = 86_400;

/** Days between the releases of a repository that follow one another. */
function gapsOf({ releases }: RepositoryReleases): readonly number[] {
  const ats = releases.filter(({ pre }) => !pre).map(({ at }) => at);
  return ats.slice(1).map((at, index) => (at - (ats[index] ?? at)) / DAY);
}

export const releases = metric({
  id: 'M47',
  key: 'releases',
  version: 1,
  title: { en: 'Releases', zh: '版本发布' },
  meaning: {
    en: 'How often a release is published, how long ago the last one was, and how many merged pull requests wait for the next.',
    zh: '多久发布一次版本，距上次发布多久，有多少已合并的 pull request 在等待下一次发布。',
  },
  definition:
    'Published releases in the 90 and 365 days before the end of the window, drafts out, pre-releases counted apart. Median ' +
    'interval: days between releases of one repository that follow one another within the 365 days, of all repositories ' +
    'together. Since the last: of the repository that released last. Waiting: pull requests merged after the last release of ' +
    'their repository, whatever the branch, and the median of how long; repositories that never released have none. Tags ' +
    'without a release are not in the ledger. The time since the last release is held against its target from one release on.',
  source: 'CHAOSS, Release Frequency',
  figures: {
    in90: { unit: 'items', title: { en: 'releases in 90 days', zh: '近 90 天的版本' } },
    in365: { unit: 'items', title: { en: 'releases in 365 days', zh: '近 365 天的版本' } },
    prereleases: { unit: 'items', title: { en: 'pre-releases in 365 days', zh: '近 365 天的预发布版本' } },
    median: { unit: 'days', title: { en: 'median interval', zh: '发布间隔中位数' } },
    since: { unit: 'days', title: { en: 'since the last release', zh: '距上次发布' } },
    unreleased: { unit: 'items', title: { en: 'merged, not released yet', zh: '已合并待发布' } },
    'unreleased.median': { unit: 'days', title: { en: 'median wait for a release', zh: '待发布时长中位数' } },
  },
  words: {
    unreleased: { en: 'merged after the last release', zh: '合并于上次发布之后' },
    never_released: {
      en: 'repositories that never published a release',
      zh: '从未发布版本的仓库',
    },
    tags_unknown: { en: 'Tags without a release are not counted.', zh: '没有对应发布版本的标签不计入。' },
  },
  needs: ['releases'],
  compute: ({ releases: repositories }, frame) => {
    const to = Date.parse(frame.to) / 1_000;
    const all = repositories.flatMap((one) => one.releases);
    const full = all.filter(({ pre }) => !pre);
    const last = Math.max(...repositories.flatMap(({ lastAt }) => lastAt ?? []));
    const waits = repositories.flatMap(({ waiting }) => waiting.map(({ mergedAt }) => (to - mergedAt) / DAY));
    const never = repositories.filter(({ lastAt }) => lastAt === null).length;
    const released = repositories.length - never;
    return {
      metric: 'M47',
      figures: {
        in90: countOf(full.filter(({ at }) => at >= to - 90 * DAY).length),
        in365: countOf(full.length),
        prereleases: countOf(all.length - full.length),
        median: medianOf(repositories.flatMap(gapsOf), 'days'),
        since: { value: released === 0 ? null : (to - last) / DAY, unit: 'days', n: released },
        unreleased: released === 0 ? { value: null, unit: 'items', n: 0 } : countOf(waits.length),
        'unreleased.median': medianOf(waits, 'days'),
      },
      excluded: never === 0 ? {} : { never_released: never },
      remarks: [{ code: 'tags_unknown' }],
    };
  },
  looked: ({ releases: repositories }, frame) =>
    repositories.flatMap(({ repository, waiting }) =>
      waiting.map(({ number, mergedAt }): Looked => ({
        item: { repository, number },
        as: 'unreleased',
        counted: true,
        value: (Date.parse(frame.to) / 1_000 - mergedAt) / DAY,
      })),
    ),
});
