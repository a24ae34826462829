// Looks of visitors share few connections: pages of items, which somebody can make as dear as they like, never take them all.
import { expect, test } from '@jest/globals';
import type { Showing } from '../../src/engine/ports.js';
import { boundedLooks } from '../../src/web/pages/looks.js';

test('while many look at items, one of them looks, and other pages are looked up at once', async () => {
  let looking = 0;
  const released: (() => void)[] = [];
  const showing = {
    item: () => {
      looking += 1;
      return new Promise<null>((resolve) => {
        released.push(() => {
          looking -= 1;
          resolve(null);
        });
      });
    },
    community: () => Promise.resolve('found'),
  } as unknown as Showing;
  const looks = boundedLooks(showing);
  const items = Array.from({ length: 20 }, () => looks.item({} as never, 1, 'en'));
  await expect(looks.community('acme')).resolves.toBe('found');
  expect(looking).toBe(1);
  let left = items.length;
  void Promise.all(items).then(() => (left = 0));
  while (left > 0) {
    released.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(looking).toBeLessThanOrEqual(1);
  }
});
