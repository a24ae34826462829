// Roles that honours, credit and points name, held against the ladder that the file itself shows.
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import { loadKnown } from '../../src/known.js';

const known = await loadKnown();
const problemsOf = (text: string) =>
  parseConfig('hearth.yml', text, known).problems.map(
    ({ line, path, severity, message }) => `${line} ${path}: ${severity}: ${message}`,
  );

const NAMED = `credit:
  mode: active
  confirmed_by: [leed, lead, 'team:advocates', member]
points:
  mode: active
  maintainers: [membr]
honours:
  mode: active
  reminders: issue
  roster: community/HONOURS.md
  titles:
    - name: speaker
      requirements:
        - held: membr
        - any: 1
          of:
            - attested: Speaks well
              by: [someone]
      decided_by: [leed]
      nominated_by: [anyone]
`;
const STRANGE = [
  /confirmed_by\[0\]: warning: there is no role "leed"; did you mean "lead"\?$/,
  /maintainers\[0\]: warning: there is no role "membr"; did you mean "member"\?$/,
  /requirements\[0\]\.held: warning: there is no role "membr"; did you mean "member"\?$/,
  /of\[0\]\.by\[0\]: warning: there is no role "someone"; known are contributor, member, lead$/,
  /decided_by\[0\]: warning: there is no role "leed"; did you mean "lead"\?$/,
];
const LADDER = `ladder:
  mode: active
  private: leads
  roles:
    - { name: member, requirements: [{ merged: 1 }] }
`;

describe('roles that nobody defines', () => {
  test('are told by the preset that the file extends', () => {
    const told = problemsOf(`extends: kubesphere\n${NAMED}`);
    expect(told).toEqual(STRANGE.map((one) => expect.stringMatching(one)));
  });

  test('by the ladder of the preset, too, where the file says no more than its mode', () => {
    const told = problemsOf(`extends: kubesphere\nladder: { mode: active }\n${NAMED}`);
    expect(told.filter((one) => one.includes('there is no role'))).toHaveLength(STRANGE.length);
  });

  test('by the ladder of the file', () => {
    const told = problemsOf(`${LADDER}${NAMED}`);
    expect(told.filter((one) => one.includes('there is no role'))).toHaveLength(STRANGE.length);
    expect(told.join('\n')).toContain('known are member, lead');
  });

  test('not where no ladder is to be seen: the owner may have it', () => {
    expect(problemsOf(NAMED)).toEqual([]);
  });

  test('not where the ladder has mistakes: what it defines is not known', () => {
    const told = problemsOf(`${LADDER.replace('merged: 1', 'merged: many')}${NAMED}`);
    expect(told).toEqual([expect.stringContaining('ladder.roles[0].requirements[0].merged')]);
  });
});
