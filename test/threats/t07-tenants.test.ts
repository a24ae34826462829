// T7: fifty communities that call everything alike, rename it, give it to one another and take one another's names. Nobody's
// work is done with another one's token, words or rows.
import { afterEach, expect, test } from '@jest/globals';
import { hurry, said } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { Chance } from '../support/config-fuzz.js';

const TENANTS = 50;
const PATIENCE = 240_000;

let town: Town;
afterEach(async () => {
  await town.close();
});

const owners = Array.from({ length: TENANTS }, (_, n) => `tenant-${n}`);
const secretOf = (owner: string): string => `the words of ${owner} alone`;
const configOf = (owner: string): string => {
  const words = `'Hello {author}: ${secretOf(owner)}.'`;
  return `welcome: {mode: active, messages: {en: {pull_request: ${words}, issue: ${words}}}}\n`;
};

/** `tenant-7/app` → `tenant-7`, of whoever was the owner when the request was made: owners here keep their names. */
const ownerIn = (path: string): string | undefined => /^\/repos\/([^/]+)\//.exec(path)?.[1];

test(
  'each is greeted in the words of its own community, by its own token, and nobody else',
  async () => {
    town = await startTown(null);
    const { twin } = town;
    const installed = new Map<number, string>();
    twin.silently(() => {
      for (const owner of owners) {
        twin.org(owner, { members: [{ login: `${owner}-admin`, role: 'admin' }] });
        for (const name of ['app', 'site', 'gift']) {
          twin.repository(`${owner}/${name}`, { files: { '.github/hearth.yml': configOf(owner) } });
        }
      }
    });
    for (const owner of owners) installed.set(twin.install(owner).id, owner);
    await town.quiet();

    const chance = new Chance(7);
    const pulls: { readonly owner: string; readonly login: string; repository: string; readonly number: number }[] = [];
    const opens = (owner: string, login: string, repository: string): void => {
      const { number } = twin.as(login).openPull(repository, { title: 'Fix the docs', body: 'A typo in the readme.' });
      pulls.push({ owner, login, repository, number });
    };
    // The same newcomer everywhere, in repositories and under numbers that are called alike.
    for (const owner of owners) opens(owner, 'ana', `${owner}/app`);
    await town.quiet();
    // Names are taken over within a community, and a repository goes on to the next one, still under its name.
    for (const [n, owner] of owners.entries()) {
      const admin = twin.as(`${owner}-admin`);
      if (chance.maybe(0.5)) {
        admin.rename(`${owner}/app`, 'old-app');
        const known = pulls.find((pull) => pull.owner === owner);
        if (known !== undefined) known.repository = `${owner}/old-app`;
        admin.rename(`${owner}/site`, 'app');
      }
      const next = owners[(n + 1) % TENANTS]!;
      if (n % 2 === 0) {
        // The next one's of that name makes room.
        twin.as(`${next}-admin`).rename(`${next}/gift`, 'own-gift');
        admin.transfer(`${owner}/gift`, next);
        // Whoever has been there by then brings the file of the new owner, as GitHub would ask of it.
        twin.as(`${next}-admin`).push(`${next}/gift`, {
          files: { '.github/hearth.yml': configOf(next) },
          message: 'Ours now',
        });
      }
    }
    await town.quiet();
    for (const [n, owner] of owners.entries()) {
      opens(owner, 'ben', `${owner}/app`);
      if (n % 2 === 1) opens(owner, 'cara', `${owner}/gift`);
    }
    await town.quiet();
    await hurry(town);

    const wrong = pulls.flatMap(({ owner, login, repository, number }) => {
      const [words = '', ...more] = said({ twin }, number, repository);
      return words.includes(`@${login}: ${secretOf(owner)}`) && more.length === 0
        ? []
        : [{ repository, login, words, more }];
    });
    expect(wrong).toEqual([]);
    const strange = twin.requests.filter(({ installation, path, status }) => {
      const owner = ownerIn(path);
      return owner !== undefined && (installed.get(installation ?? 0) !== owner || [401, 403].includes(status));
    });
    expect(strange.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([]);
    expect(twin.violations).toEqual([]);
    // In the ledger, too, every act is of the community whose installation did it.
    const mixed = await town.hearth.database.rows<{ community: string; installation: string }>(
      'select distinct community, installation from actions',
    );
    const communities = new Map(mixed.map((row) => [Number(row.installation), Number(row.community)]));
    expect(communities.size).toBe(mixed.length);
    for (const [installation, owner] of installed) {
      expect(communities.get(installation)).toBe(twin.state.logins.get(owner));
    }
  },
  PATIENCE,
);
