// Columns of numbers as PostgreSQL writes them are read as they are.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { naturalsIn, naturalsOrNull } from '../../src/store/measures/columns.js';

const written = (all: readonly (number | null)[]) => `{${all.map((one) => one ?? 'NULL').join(',')}}`;

test('natural numbers, as far as they are exact', () => {
  const isRead = (all: readonly number[]) => {
    expect(naturalsIn(written(all))).toEqual(all);
  };
  fc.assert(fc.property(fc.array(fc.maxSafeNat()), isRead));
});

test('with places that are empty', () => {
  const isRead = (all: readonly (number | null)[]) => {
    expect(naturalsOrNull(written(all))).toEqual(all);
  };
  fc.assert(fc.property(fc.array(fc.option(fc.maxSafeNat())), isRead));
});

test('nothing at all', () => {
  expect(naturalsIn('')).toEqual([]);
  expect(naturalsOrNull('{}')).toEqual([]);
});
