// The month is over: its report is published, once.
import type { Chapter, Scene } from '../scene.js';

const REPO = 'lantern/app';

const scenes: readonly Scene[] = [
  {
    after: '162h',
    title: 'March is over. Both workers come to the report of lantern/app at once.',
    play: async ({ twin, beat }) => {
      await beat();
      const number = Number(twin.issues(REPO).at(-1)?.['number']);
      return [{ repo: REPO, number, comments: 0, feature: 'reports', because: 'published', line: /^- \[ \]/ }];
    },
  },
];

export const report: Chapter = {
  id: 'reports',
  title: 'Everybody reads how the community is',
  about: 'Once a month, counted from the ledger: what is well, who waits, and what to do next.',
  quote: /^- \[ \]/,
  scenes,
};
