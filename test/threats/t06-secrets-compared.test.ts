// T6: whoever measures how long a comparison takes learns nothing of a secret: signatures are compared by `timingSafeEqual`, over
// digests of one length, under every secret that is valid; and no secret is compared in another way anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const textOf = (name: string): string => readFileSync(`${root}${name}`, 'utf8');

/** `secret === x`, `x !== signature`, `secrets.includes(x)`; a comparison with a constant tells nobody anything. */
const COMPARED =
  /\b(?:secrets?|signature|hmac|password|privateKey)\b(?:\.\w+)?\s*[!=]==?(?!=)(?!\s*(?:undefined|null|''|'development'|\d))|[\w.)\]]\s*[!=]==?\s*(?:secrets?|signature|hmac|password|privateKey)\b|\bsecrets\.(?:includes|indexOf)\((?!'')/;

test('the pattern finds what it is to find', () => {
  for (const wrong of ['signature === due', 'if (given !== secret)', 'secrets.includes(given)', 'secret == other']) {
    expect(wrong).toMatch(COMPARED);
  }
  for (const right of ['secret === undefined', "secrets.includes('')", "secret === 'development'"]) {
    expect(right).not.toMatch(COMPARED);
  }
});

test('no secret is compared letter by letter', () => {
  expect(files.filter((name) => COMPARED.test(textOf(name)))).toEqual([]);
});

test('the signature is compared in constant time, and all secrets are tried', () => {
  const text = textOf('web/signature.ts');
  expect(text).toContain('timingSafeEqual(due, given)');
  // Neither the loop over the secrets nor the function ends early.
  expect(text.match(/\breturn\b/g)).toHaveLength(2);
  expect(text).not.toMatch(/\bbreak\b|\bsome\(|\bfind\(/);
});
