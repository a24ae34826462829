// OWNERS files and CODEOWNERS as they were parsed, by what stands in them: once, and not for each pull request.
import { codeownersInPieces } from '../../community/codeowners.js';
import type { Codeowners } from '../../community/codeowners.js';
import { parseOwners } from '../../community/owners-file.js';
import type { OwnersFile } from '../../community/owners-file.js';
import { createLru } from '../../core/lru.js';
import { inPieces } from './in-pieces.js';

/** Characters of all that is kept. What is made of a text depends on nothing else, whoever's it is. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** What a rule of CODEOWNERS or a filter takes once it is compiled, in characters. */
const RULE_CHARACTERS = 300;

const owners = createLru<OwnersFile>(MOST_CHARACTERS, ({ filters }, key) => key.length + filters * RULE_CHARACTERS);
const codeowners = createLru<Codeowners>(
  MOST_CHARACTERS,
  ({ rules }, key) => key.length + rules.length * RULE_CHARACTERS,
);

export function parseOwnersOnce(path: string, text: string): OwnersFile {
  const key = `${path}\n${text}`;
  const known = owners.get(key);
  if (known !== undefined) return known;
  const file = parseOwners(path, text);
  owners.set(key, file);
  return file;
}

export async function parseCodeownersOnce(path: string, text: string): Promise<Codeowners> {
  const key = `${path}\n${text}`;
  const known = codeowners.get(key);
  if (known !== undefined) return known;
  const file = await inPieces(codeownersInPieces(path, text));
  codeowners.set(key, file);
  return file;
}
