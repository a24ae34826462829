// M09: who contributed for the first time ever, and whose first pull request was merged.
import type { Group, Looked } from '../../core/measured.js';
import type { Frame } from '../frame.js';
import { countOf } from '../arithmetic/figures.js';
import { glance, metric } from '../metric.js';
import { firstKinds } from './acts.js';
import { newSince } from './accounts.js';
import { newcomersBetween, secondsOf } from './newcomers.js';
import type { Newcomer } from './newcomers.js';
import type { FirstMerge } from './samples.js';
import { accountWords, horizonWords } from './words.js';

const MOST_NAMED = 30;

export const newContributors = metric({
  id: 'M09',
  key: 'new-contributors',
  version: 1,
  title: { en: 'New contributors', zh: '新贡献者' },
  meaning: {
    en: 'People who contributed here for the first time ever, and people whose first pull request was merged.',
    zh: '有史以来首次在此做出贡献的人，以及首个 pull request 被合并的人。',
  },
  definition:
    'new = people whose first own contribution (opened an issue, pull request or discussion, commented, reviewed, committed other than in their own pull request) in any repository of the community, in all its history, lies in the window and in the repositories looked at. Never the first within the window alone. Of several in the same second: issue, pull request, discussion, review, comment, commit. merged = people whose first merged pull request in the community was merged in the window. Where the history begins at a horizon, nobody first seen within 90 days of it is called new.',
  source: 'CHAOSS, New Contributors; KubeSphere, ROLES.md (first merged pull request)',
  figures: {
    new: { unit: 'people', title: { en: 'first contribution', zh: '首次贡献' } },
    merged: { unit: 'people', title: { en: 'first merged pull request', zh: '首个 pull request 被合并' } },
  },
  words: {
    ...accountWords,
    ...horizonWords,
    issue: { en: 'began with an issue', zh: '从 issue 开始' },
    pull_request: { en: 'began with a pull request', zh: '从 pull request 开始' },
    discussion: { en: 'began with a discussion', zh: '从讨论开始' },
    review: { en: 'began with a review', zh: '从评审开始' },
    comment: { en: 'began with a comment', zh: '从评论开始' },
    commit: { en: 'began with a commit', zh: '从代码提交开始' },
    merged: { en: 'had a first pull request merged', zh: '首个 pull request 被合并' },
  },
  needs: ['peopleActivity', 'peopleFirstMerges'],
  compute: ({ peopleActivity, peopleFirstMerges }, frame) => {
    const { people, excluded } = newcomersBetween(secondsOf(frame.from), secondsOf(frame.to), peopleActivity, frame);
    const merged = peopleFirstMerges.filter((merge) => countsAsNew(merge, frame));
    return {
      metric: 'M09',
      figures: { new: countOf(people.length, 'people'), merged: countOf(merged.length, 'people') },
      groups: firstKinds.flatMap((name): readonly Group[] => {
        const count = people.filter((one) => kindOf(one) === name).length;
        return count === 0 ? [] : [{ name, figures: { people: countOf(count, 'people') } }];
      }),
      people: named(people, merged),
      excluded,
      remarks: [],
    };
  },
  glance: glance({
    needs: ['peopleActivity'],
    compute({ peopleActivity }, frame) {
      const { people, excluded } = newcomersBetween(secondsOf(frame.from), secondsOf(frame.to), peopleActivity, frame);
      return { metric: 'M09', figures: { new: countOf(people.length, 'people') }, excluded, remarks: [] };
    },
  }),
  looked: ({ peopleActivity, peopleFirstMerges }, frame) => [
    ...newcomersBetween(secondsOf(frame.from), secondsOf(frame.to), peopleActivity, frame).looked.map(
      ({ one, left }): Looked => ({
        person: one.person,
        as: left ?? kindOf(one),
        counted: left === null,
        ...(one.first.act?.number == null
          ? {}
          : { item: { repository: one.first.act.repository, number: one.first.act.number } }),
      }),
    ),
    ...peopleFirstMerges
      .filter((merge) => countsAsNew(merge, frame))
      .map(({ person, repository, number }) => ({ person, item: { repository, number }, as: 'merged', counted: true })),
  ],
});

const kindOf = ({ first }: Newcomer): string => first.act?.kind ?? 'commit';

const countsAsNew = ({ author, at }: FirstMerge, frame: Frame): boolean => author === 'human' && at >= newSince(frame);

/** Each once, with how they began. */
function named(people: readonly Newcomer[], merged: readonly FirstMerge[]) {
  const came = people.map((one) => ({ person: one.person, why: kindOf(one), n: 1 }));
  const others = merged.filter(({ person }) => !people.some((one) => one.person === person));
  return [...came, ...others.map(({ person }) => ({ person, why: 'merged', n: 1 }))].slice(0, MOST_NAMED);
}
