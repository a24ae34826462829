// Work comes to those who own it: by the files that it changes, until a person says otherwise.
import type { Chapter, Scene } from '../scene.js';

const REPO = 'lantern/app';

const scenes: readonly Scene[] = [
  {
    after: '16h',
    title: 'oki opens a pull request that changes two files. SIG Loader owns one of them.',
    play: ({ as }) => {
      const { number } = as('oki').openPull(REPO, {
        title: 'Keep what was loaded before',
        body: 'The second start reads nothing twice.',
        files: {
          'src/loader/cache.ts': 'export const cache = new Map();\n',
          'CHANGES.md': '- The loader has a cache.\n',
        },
      });
      return [{ repo: REPO, number, comments: 2, feature: 'sigs', because: 'changed' }];
    },
  },
  {
    after: '1h',
    title: 'zoe takes the label off. oki pushes another commit to the same file.',
    play: async ({ as, twin, quiet }) => {
      const number = Number(twin.issues(REPO).at(-1)?.['number']);
      as('zoe').unlabel(REPO, number, 'sig/loader');
      await quiet();
      as('oki').pushToPull(REPO, number, {
        files: { 'src/loader/cache.ts': 'export const cache = new WeakMap();\n' },
        message: 'Let go of what nobody needs',
      });
      return [{ repo: REPO, number, comments: 2, feature: 'sigs', because: 'vetoed' }];
    },
  },
];

export const sigs: Chapter = {
  id: 'sigs',
  title: 'Work finds its SIG',
  about: 'Labels by who owns the files; the group is told once, and what a person takes off stays off.',
  quote: /belongs to/,
  scenes,
};
