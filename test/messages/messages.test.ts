// Every message of ladder, desk, honours, credit and boards, and the list of the ladder for the leads, tried on an empty, a typical and a large community in both
// languages: kept as it reads (HEARTH_GOLDEN=write), short enough to be read, and with nothing of others' in it that acts.
import { describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../src/core/language.js';
import type { Language } from '../../src/core/language.js';
import { communities } from './communities.js';
import type { Community } from './communities.js';
import { deskSays } from './desk.js';
import { ladderSays } from './ladder.js';
import { leadsSay } from './leads.js';
import { creditSays, honoursSays, pointsSays } from './others.js';
import type { Said } from './said.js';

const features: Readonly<Record<string, (community: Community, language: Language) => readonly Said[]>> = {
  ladder: ladderSays,
  leads: leadsSay,
  desk: deskSays,
  honours: honoursSays,
  credit: creditSays,
  points: pointsSays,
};
const write = process.env['HEARTH_GOLDEN'] === 'write';

const cases = Object.keys(features).flatMap((feature) =>
  communities.flatMap((community) =>
    languages.map((language) => ({ feature, community, language, name: community.name })),
  ),
);

function expectGolden(name: string, text: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (write) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** One after another; the line between them is no Markdown of any. */
const sheet = (said: readonly Said[]): string =>
  said.map(([what, markdown]) => `<!-- ${what} -->\n\n${markdown}\n`).join('\n<hr>\n\n');

/** What is neither code nor the target of a link: what acts and what one reads at once. */
const acting = (markdown: string): string => markdown.replace(/(`+)[^`][^]*?\1/g, '').replace(/\]\([^)]*\)/g, ']');
const atOnce = (markdown: string): string => markdown.replace(/<details>[^]*<\/details>/g, '');

describe.each(cases)('$feature in a community that is $name, in $language', ({ feature, community, language }) => {
  const said = features[feature]!(community, language);

  test('reads as it was read', () => {
    expectGolden(`${feature}.${community.name}.${language}.md`, sheet(said));
  });

  test.each(said.filter(([what]) => what !== 'the roster'))('%s: nothing acts, and it is no wall', (_, markdown) => {
    expect(markdown.trim()).not.toBe('');
    const plain = acting(markdown);
    // Of what may act there are only the words of Hearth, and logins that GitHub gave us.
    expect(plain).not.toMatch(/[\p{Cc}\p{Cf}](?<![\n])|<img|<b>|closes #|@all|undefined|\[object|NaN/u);
    for (const [, login] of plain.matchAll(/(?<![\w`])@([A-Za-z\d][\w-]*)/g)) expect(login).toMatch(KNOWN);
    expect(markdown.length).toBeLessThan(MOST_CHARACTERS);
    expect(
      atOnce(markdown)
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(MOST_LINES);
  });
});

const KNOWN = /^(?:a-contributor-whose-login-is-long-\d{5}|(?:ana|bo|cy|dee|eva|kim|lou|mei|mo|otto)\d*)$/;
/** GitHub takes 65,536. */
const MOST_CHARACTERS = 40_000;
/** Lines that are seen without unfolding anything. */
const MOST_LINES = 60;
