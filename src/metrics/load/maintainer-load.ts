// M35: how evenly the maintainers share the work.
import type { Looked } from '../../core/measured.js';
import { countOf, ratioOf } from '../arithmetic/figures.js';
import { gini } from '../arithmetic/gini.js';
import { metric } from '../metric.js';
import type { MaintainerRow } from './samples.js';

const actsOf = ({ reviews, merges, closes, responses, labels }: MaintainerRow) =>
  reviews + merges + closes + responses + labels;

const UNKNOWN = { value: null, unit: 'people', n: 0 } as const;

const judged = (rows: readonly MaintainerRow[]): readonly Looked[] =>
  rows.map((row) => ({
    person: row.person,
    as: actsOf(row) === 0 ? 'listed_only' : 'acted',
    counted: true,
    value: actsOf(row),
  }));

export const maintainerLoad = metric({
  id: 'M35',
  key: 'maintainer-load',
  version: 1,
  title: { en: 'Maintainer load', zh: '维护者负荷分布' },
  meaning: {
    en: 'How evenly the maintainers share their work, and how many of those who are listed were active. 0 is all alike, towards 1 one does everything.',
    zh: '维护者之间的工作分配是否均衡，以及列出的维护者中有多少活跃。0 表示完全均衡，越接近 1 越集中于一人。',
  },
  definition:
    'Over all people who are listed as maintainers of the repositories at the end of the window, those without an act ' +
    'included as zeros: reviews of other people’s pull requests, merges, closes of other people’s items, first responses and ' +
    'labels set, in the window and since they were listed. The close that comes with a merge is none, and a review, merge ' +
    'or close that is also the first response is one act. Where a repository has no list, GitHub’s word for people (owner, ' +
    'member, collaborator) that was told last stands in; where there is neither, nothing is measured. Gini: ' +
    'sum (2i - n - 1) x_i / (n sum x), of three people or more. ' +
    'Open items per active maintainer: issues and pull requests that are open and no drafts at the end of the window.',
  source: 'Gini coefficient',
  figures: {
    gini: { unit: 'score', title: { en: 'inequality of the load (Gini)', zh: '负荷不均度（基尼系数）' } },
    active: { unit: 'people', title: { en: 'active maintainers', zh: '活跃维护者' } },
    listed: { unit: 'people', title: { en: 'listed maintainers', zh: '列出的维护者' } },
    openPerActive: {
      unit: 'ratio',
      title: { en: 'open items per active maintainer', zh: '每位活跃维护者的未关闭条目' },
    },
  },
  words: {
    acted: { en: 'listed, and acted as a maintainer in the window', zh: '已列出，且在时段内履行了维护职责' },
    listed_only: { en: 'listed, without an act in the window', zh: '已列出，但时段内没有操作' },
    no_list: {
      en: 'Repositories without a list of maintainers: {n}. GitHub’s word for people stands in.',
      zh: '{n} 个仓库没有维护者名单，以 GitHub 标注的身份代替。',
    },
    nobody_known: {
      en: 'Who maintains is not known: there is no list, and GitHub’s word for nobody. Open items: {n}.',
      zh: '尚不清楚谁是维护者：没有名单，GitHub 也未标注任何人的身份。未关闭条目 {n} 个。',
    },
    nobody_active: {
      en: 'No maintainer was active. Open items that rest on nobody: {n}.',
      zh: '没有活跃的维护者：{n} 个未关闭条目无人负责。',
    },
  },
  needs: ['maintainerActs'],
  compute: ({ maintainerActs: { rows, open, unlisted } }) => {
    // As where a personal token may not see who belongs to the organisation: that is no answer of "nobody".
    const isUnknown = rows.length === 0 && unlisted > 0;
    const acts = rows.map(actsOf);
    const active = acts.filter((n) => n > 0).length;
    return {
      metric: 'M35',
      figures: {
        gini: { value: gini(acts), unit: 'score', n: rows.length },
        active: isUnknown ? UNKNOWN : countOf(active, 'people', rows.length),
        listed: isUnknown ? UNKNOWN : countOf(rows.length, 'people'),
        openPerActive: ratioOf(open, active),
      },
      excluded: {},
      remarks: isUnknown
        ? [{ code: 'nobody_known', params: { n: open } }]
        : [
            ...(unlisted === 0 ? [] : [{ code: 'no_list', params: { n: unlisted } }]),
            ...(active > 0 || open === 0 ? [] : [{ code: 'nobody_active', params: { n: open } }]),
          ],
    };
  },
  looked: ({ maintainerActs: { rows } }) => judged(rows),
});
