// What `@jest/globals` is to a test file that `runner.js` runs: the words of the file that runs at present.
export let afterAll;
export let afterEach;
export let beforeAll;
export let beforeEach;
export let describe;
export let expect;
export let it;
export let jest;
export let test;

export function give(words) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = words);
}
