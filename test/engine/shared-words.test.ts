// Which words count in the whole community: decided once more on the owner's ground, and compared word for word.
import { describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config/resolve.js';
import { Refused, Unavailable } from '../../src/core/failure.js';
import type { ActFact, Fact } from '../../src/core/fact.js';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import type { Answerer } from '../../src/engine/answer.js';
import type { Situation } from '../../src/engine/decide.js';
import { stamped } from '../../src/engine/shared-words.js';
import { exampleEvent } from '../support/example-event.js';

const event = exampleEvent({ kind: 'comment.created', number: 1, author: 'lea', body: 'Hello' });
const OWNER = event.repository.owner.id;

const word = (more: Partial<ActFact> = {}): ActFact => ({
  ...{ fact: 'act', repository: event.repository.id, key: 'accepted:comment:5:0', kind: 'accepted', number: 1 },
  ...{ person: 7, subject: 8, at: event.at, source: 'webhook', value: 'role/member' },
  ...more,
});
const merge = word({ kind: 'merged', key: 'merged:1' });

/** `facts` by the word of the one who answers: what it says there. */
const telling = (facts: Readonly<Record<string, readonly Fact[]>>): Feature =>
  feature({
    name: 'desk',
    on: ['comment.created'],
    settings: section('For this test.', {}),
    explanations: {},
    ask: () => ({ granted: { kind: 'granted', repository: event.repository } }),
    decide: ({ answers }) => ({
      because: { code: 'said', visibility: 'public' },
      facts: facts[Object.keys(answers.granted)[0] ?? ''] ?? [],
    }),
  });

const answering = (where: string): Answerer => ({
  answer: () => Promise.resolve({ granted: { [where]: 'read' } } as never),
});
const refusing = (error: Error): Answerer => ({ answer: () => Promise.reject(error) });

const SHARED = { from: 'organization', file: 'acme/.github: .github/hearth.yml', line: 1 } as const;
const OWN = { from: 'repository', file: '.github/hearth.yml', line: 1 } as const;
const config = (sections: Config['sections'], broken: Config['broken'] = {}): Config => ({
  ...{ language: 'en', problems: [], files: [] },
  ...{ sections, broken },
});
const active = { settings: { mode: 'active' }, origin: SHARED };
const OWNERS = config({ desk: active, ladder: active });

interface Case {
  readonly here?: Config;
  readonly owners?: Config | null;
  readonly there?: readonly Fact[];
  readonly said?: readonly Fact[];
  readonly answerer?: Answerer;
}

async function stampsOf({ here = OWNERS, owners = OWNERS, there = [word()], said = [word()], answerer }: Case) {
  const situation: Situation = {
    ...{ event, guid: 'g', now: new Date(event.at), language: 'en' },
    answerer: answering('here'),
  };
  const enabled = { feature: telling({ here: said, there }), settings: { mode: 'active' }, mode: 'active' } as const;
  const facts = await stamped(said, {
    ...{ enabled, situation, config: here },
    owners: () =>
      Promise.resolve(owners === null ? null : { config: owners, answerer: answerer ?? answering('there') }),
  });
  return facts.map((fact) => (fact.fact === 'act' ? (fact.community ?? null) : fact.fact));
}

describe('a word', () => {
  test.each<[string, Case, readonly (number | string | null)[]]>([
    ['that is said on the owner’s ground, too', {}, [OWNER]],
    ['that is not said there', { there: [] }, [null]],
    ['of somebody else there', { there: [word({ subject: 9 })] }, [null]],
    ['of another title there', { there: [word({ value: 'role/elder' })] }, [null]],
    ['by somebody else there', { there: [word({ person: 9 })] }, [null]],
    ['that stamps itself', { said: [word({ community: OWNER })], there: [] }, [null]],
    ['that stamps itself with another owner', { said: [word({ community: 5 })] }, [OWNER]],
    ['where the owner has no file', { owners: null }, [null]],
    ['where the owner’s file has no such section', { owners: config({ ladder: active }) }, [null]],
    [
      'where that is off',
      { owners: config({ desk: { ...active, settings: { mode: 'off' } }, ladder: active }) },
      [null],
    ],
    [
      'under a section of the repository',
      { here: config({ desk: { ...active, origin: OWN }, ladder: active }) },
      [null],
    ],
    ['under titles of the repository', { here: config({ desk: active, ladder: { ...active, origin: OWN } }) }, [null]],
    ['under honours that the owner does not have', { here: config({ ...OWNERS.sections, honours: active }) }, [null]],
    ['where its titles have mistakes here', { here: config(OWNERS.sections, { honours: OWN }) }, [null]],
    [
      'under another section of the repository',
      { here: config({ ...OWNERS.sections, sigs: { ...active, origin: OWN } }) },
      [OWNER],
    ],
    ['beside other facts', { said: [merge, word()], there: [word(), merge] }, [null, OWNER]],
    ['that GitHub does not let be looked at there', { answerer: refusing(new Refused(404, 'gone')) }, [null]],
  ])('%s', async (_, given, stamps) => {
    expect(await stampsOf(given)).toEqual(stamps);
  });

  test('waits where what it rests on cannot be read now', async () => {
    await expect(stampsOf({ answerer: refusing(new Unavailable('later')) })).rejects.toThrow('later');
  });

  test('is what it takes: nothing is decided again for anything else', async () => {
    expect(await stampsOf({ said: [merge], answerer: refusing(new Error('asked')) })).toEqual([null]);
  });
});
