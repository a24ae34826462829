// Rules between the entries of a list, while other entries have mistakes: told all the same, each at its line.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { rightOf } from '../../src/config/right.js';
import { feature } from '../../src/core/feature.js';
import type { Finding } from '../../src/core/feature.js';
import { printProblem } from '../../src/core/problem.js';
import { count, group, line, list, section } from '../../src/core/settings.js';

const lead = group('A lead.', { login: line('Who.', 10), years: count('How long.', 0, [0, 50]) });
const sig = group('A SIG.', { label: line('Its label.', 20), leads: list('Who leads it.', lead, 3) });

/** Later entries that are called as an earlier one, at the place of the name. */
function doubles<Entry>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  at: (index: number) => Finding['path'],
) {
  return entries.flatMap((entry, index): Finding[] => {
    const first = entries.findIndex((one) => nameOf(one) === nameOf(entry));
    if (first === index) return [];
    return [{ path: at(index), message: `${nameOf(entry)} is there already`, severity: 'error' }];
  });
}

const sigs = feature({
  name: 'sigs',
  on: [],
  settings: section('SIGs.', {
    groups: list('All of them.', sig, 6),
    desk: group('Where they sit.', { rooms: list('Rooms.', line('A room.', 10), 3) }).optional(),
  }),
  check: ({ groups = [], desk }) => [
    ...doubles(
      groups,
      ({ label }) => label,
      (index) => ['groups', index, 'label'],
    ),
    ...groups.flatMap(({ leads }, index) =>
      doubles(
        leads,
        ({ login }) => login,
        (at) => ['groups', index, 'leads', at, 'login'],
      ),
    ),
    ...doubles(
      desk?.rooms ?? [],
      (room) => room,
      (index) => ['desk', 'rooms', index],
    ),
  ],
  explanations: {},
  ask: () => null,
  decide: () => ({ because: { code: 'none', visibility: 'maintainers' } }),
});

const problems = (text: string) => parseConfig('hearth.yml', text, knownOf([sigs])).problems.map(printProblem);

describe('entries of a list', () => {
  test('one broken, two that collide: both mistakes are told, each at its place in the file', () => {
    const text = [
      'sigs:',
      '  groups:',
      '    - label: sig/a',
      '    - lable: sig/b',
      '    - label: sig/c',
      '    - label: sig/a',
    ].join('\n');
    expect(problems(text)).toEqual([
      'hearth.yml:4:7 sigs.groups[1].label: expected text, got nothing; add it',
      'hearth.yml:4:7 sigs.groups[1].lable: "lable" is not a setting here; did you mean "label"?',
      'hearth.yml:6:14 sigs.groups[3].label: sig/a is there already',
    ]);
  });

  test('in lists within them, too: a wrong lead hides neither its SIG nor the leads beside it', () => {
    const text = [
      'sigs:',
      '  groups:',
      '    - 7',
      '    - label: sig/a',
      '      leads:',
      '        - login: ana',
      '        - login: [ben]',
      '        - login: ana',
      '          years: 2',
      '    - {label: sig/a}',
      '  desk:',
      '    rooms: [red, 5, red]',
    ].join('\n');
    expect(problems(text)).toEqual([
      'hearth.yml:3:7 sigs.groups[0]: expected keys with values, such as "label: …", got 7',
      'hearth.yml:7:18 sigs.groups[1].leads[1].login: expected one text, got a list; write one of them',
      'hearth.yml:8:18 sigs.groups[1].leads[2].login: ana is there already',
      'hearth.yml:10:15 sigs.groups[2].label: sig/a is there already',
      'hearth.yml:12:18 sigs.desk.rooms[1]: expected text, got 5; put quotes around it',
      'hearth.yml:12:21 sigs.desk.rooms[2]: red is there already',
    ]);
  });

  test('that are too many are no list', () => {
    const text = `sigs:\n  groups: [${Array.from({ length: 7 }, () => '{label: a}').join(', ')}]\n`;
    expect(problems(text)).toEqual(['hearth.yml:2:11 sigs.groups: holds more than 6 entries; take some out']);
  });

  test('that are right are read as ever', () => {
    const { sections } = parseConfig('hearth.yml', 'sigs: {groups: [{label: a}]}\n', knownOf([sigs]));
    expect(sections['sigs']).toMatchObject({ groups: [{ label: 'a', leads: [] }] });
  });
});

describe('what is left of a value', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['a value that is right is whole', z.string(), 'a', 'a'],
    ['a value that is wrong is nothing', z.string(), 7, undefined],
    ['a list without what is wrong', z.array(z.string()), ['a', 1, 'b', null], ['a', 'b']],
    ['a list of which all is wrong', z.array(z.string()), [1, 2], []],
    ['the inner list first', z.array(z.array(z.string())), [['a', 1], [2]], [['a'], []]],
    [
      'the outer entry where the inner cannot be without',
      z.array(z.array(z.string()).min(1)),
      [['a', 1], [2]],
      [['a']],
    ],
    ['rules of a whole hold of what is left', z.array(z.int()).refine((all) => all.length < 2), [1, 'x', 2], undefined],
    ['transforms are made of what is left', z.array(z.int()).transform((all) => all.length), [1, 'x', 2], 2],
    ['a mapping with a wrong key is nothing', z.object({ a: z.string() }), { a: 1 }, undefined],
    ['a mapping that holds a list', z.object({ a: z.array(z.string()) }), { a: ['x', 1] }, { a: ['x'] }],
  ])('%s', (_, schema, value, left) => {
    expect(rightOf(schema, value)?.data).toEqual(left);
  });

  test('knows where each entry stood', () => {
    const schema = z.array(z.array(z.string()));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(7), fc.array(fc.oneof(fc.string(), fc.constant(7))))), (value) => {
        const right = rightOf(schema, value)!;
        for (const [outer, list] of (right.data as string[][]).entries()) {
          for (const [inner, word] of list.entries()) {
            const [at, within] = right.pathOf([outer, inner]) as [number, number];
            expect((value[at] as string[])[within]).toBe(word);
          }
          expect(Array.isArray(value[right.pathOf([outer])[0] as number])).toBe(true);
        }
        expect((right.data as string[][]).flat()).toEqual(value.flat().filter((one) => typeof one === 'string'));
      }),
      { numRuns: 500 },
    );
  });
});
