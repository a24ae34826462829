// What a preview assumes about titles and the people who hold them where GitHub is not asked, and that it tells each assumption.
import { describe, expect, test } from '@jest/globals';
import { createAssumptions } from '../../src/commands/preview-assume.js';
import { ladderFields } from '../../src/community/ladder/settings.js';
import type { Repository } from '../../src/core/event.js';
import { section } from '../../src/core/settings.js';

const repository: Repository = {
  id: 7,
  name: 'app',
  owner: { id: 3, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
};
const ana = { id: 42, login: 'ana', kind: 'user' } as const;

function assuming(from: 'repository' | 'organization' = 'organization') {
  const settings = section('Roles.', ladderFields).parse({
    mode: 'active',
    teams: ['members'],
    roles: [
      { name: 'member', requirements: [{ merged: 2 }], defined_by: { team: 'members' }, gives: { team: 'members' } },
      { name: 'elder', defined_by: { roster: 'ELDERS.md' }, seats: 3 },
    ],
  });
  const sections = { ladder: { settings, origin: { from, file: 'hearth.yml', line: 1 } } };
  const config = { language: 'en', sections, broken: {}, problems: [], files: [] } as const;
  const assumptions = createAssumptions({ first: 'yes', member: undefined }, { config, features: [] });
  assumptions.installed({ installation: { id: 5 } });
  return assumptions;
}

describe('titles', () => {
  test('are those of the file; its teams count only where it is the organisation’s', async () => {
    const { answerer, told } = assuming();
    const { here } = await answerer.answer({ here: { kind: 'titlesHere', repository } });
    expect(here).toMatchObject({ titles: [{ name: 'member' }, { name: 'elder' }], teams: ['members'], desk: null });
    expect(told()).toEqual([]);
    const own = await assuming('repository').answerer.answer({ here: { kind: 'titlesHere', repository } });
    expect(own.here.teams).toEqual([]);
  });

  test('are held by nobody as far as is known, and met by nobody', async () => {
    const { answerer, told } = assuming();
    const { standing, found, held, seats } = await answerer.answer({
      standing: { kind: 'standingOf', repository, person: ana },
      found: {
        kind: 'evaluations',
        repository,
        person: ana,
        titles: [{ kind: 'role', name: 'member', sig: null }],
        at: '2026-03-01T00:00:00Z',
      },
      held: { kind: 'holds', repository, people: [ana], roles: ['member'], sig: null },
      seats: { kind: 'seatsOf', repository, title: { kind: 'role', name: 'elder', sig: null } },
    });
    expect(standing).toMatchObject({ held: [], unknown: ['role/member', 'role/elder'], ended: [], away: null });
    expect(found).toMatchObject([{ is: 'not_yet' }]);
    expect(held).toEqual({ 42: 'unknown' });
    expect(seats).toBeNull();
    expect(told()).toEqual(
      expect.arrayContaining([
        'the whole history is known, and empty: nobody did anything here, and nobody was given a title',
        'there is no ELDERS.md',
        'whether ana is in a team is not known, which counts as no',
      ]),
    );
  });

  test('every login is an account, with a number that no account has', async () => {
    const { answerer, told } = assuming();
    const { who } = await answerer.answer({ who: { kind: 'whoAre', repository, logins: ['ben', 'not a login'] } });
    expect(who['ben']).toMatchObject({ is: 'person', person: { login: 'ben' } });
    expect((who['ben'] as { person: { id: number } }).person.id).toBeLessThan(0);
    expect(who['not a login']).toEqual({ is: 'unknown' });
    expect(told()).toContain('"ben" is an account of GitHub');
  });
});
