// Whether a name still means the same repository of the same owner.
import { describe, expect, test } from '@jest/globals';
import { checkedAddress } from '../../src/github/backfill/address.js';
import { partRow } from '../engine/backfill-support.js';

const found = { databaseId: 7, name: 'app', owner: { __typename: 'Organization', login: 'acme', databaseId: 3 } };

describe('the address of a repository', () => {
  test('the same, or a new name of it and of its owner', () => {
    const address = { owner: 'acme', name: 'app', ownerId: 3 };
    expect(checkedAddress(partRow({ ownerId: null }), found)).toEqual(address);
    expect(checkedAddress(partRow({ ownerId: 3, owner: 'old', name: 'old' }), found)).toEqual(address);
  });

  test('another repository has the name', () => {
    expect(() => checkedAddress(partRow({ repository: 8 }), found)).toThrow(
      'Another repository has taken the name acme/app: run "hearth backfill acme/app" to read that one',
    );
  });

  test('another owner has the repository', () => {
    expect(() => checkedAddress(partRow({ ownerId: 4, owner: 'initech' }), found)).toThrow(
      'initech/app belongs to acme now: install Hearth there and run "hearth backfill acme/app"',
    );
  });
});
