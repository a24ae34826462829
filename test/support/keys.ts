// The App's key of a run: made once, because making one costs more than most tests.
import { generateKeyPairSync } from 'node:crypto';

export interface Keys {
  /** PEM. */
  readonly publicKey: string;
  readonly privateKey: string;
}

const NAME = 'HEARTH_TEST_KEYS';

/** Made by the global set-up, for every process of the run. */
export function makeKeys(): void {
  const keys: Keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  process.env[NAME] = JSON.stringify(keys);
}

/** The key that the set-up has made. */
export function testKeys(): Keys {
  const given = process.env[NAME];
  if (!given) throw new Error('There is no key: start the tests with "npm test".');
  return JSON.parse(given) as Keys;
}
