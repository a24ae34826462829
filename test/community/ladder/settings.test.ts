// Titles as a maintainer writes them: every kind of requirement, and every mistake with what to write instead.
import { describe, expect, test } from '@jest/globals';
import { titleAt } from '../../../src/community/ladder/titles.js';
import { jsonSchema } from '../../../src/config/json-schema.js';
import { settingsOf } from '../../../src/config/reference.js';
import type { Requirement } from '../../../src/core/title.js';
import { countKinds } from '../../../src/core/title.js';
import { known, problems, titles } from './sections.js';

/** A ladder of one role that takes this. */
const taking = (entry: string, more = '') =>
  `ladder:\n  roles:\n    - name: member\n      scope: sig\n${more}      requirements:\n        - ${entry}\n`;
const requirement = (entry: string): Requirement | undefined => titles(taking(entry))[0]?.requirements[0];

describe('a requirement', () => {
  test.each([
    ['{merged: 5}', { is: 'count', of: 'merged', least: 5, within: null, reach: 'sig' }],
    [
      '{merged: 5, within: 180d, in: community}',
      { is: 'count', of: 'merged', least: 5, within: 180, reach: 'community' },
    ],
    ['{reviewed: 1, in: repo}', { is: 'count', of: 'reviewed', least: 1, within: null, reach: 'repo' }],
    ['{credit: [blog, talk], least: 4, within: 365d}', { is: 'credit', of: ['blog', 'talk'], least: 4, within: 365 }],
    ['{credit: [talk]}', { is: 'credit', of: ['talk'], least: 1, within: null }],
    ['{held: member, for: 90d}', { is: 'tenure', role: 'member', days: 90 }],
    ['{held: member}', { is: 'tenure', role: 'member', days: 0 }],
    ['{active: 180d}', { is: 'active', days: 180 }],
    ['{attested: Finished a feature, by: [lead]}', { is: 'attested', text: 'Finished a feature', by: ['lead'] }],
    ['{box: I have read the guide}', { is: 'box', text: 'I have read the guide' }],
    ['{duty: [eventOrganizing], per: 365d}', { is: 'duty', of: ['eventOrganizing'], least: 1, per: 365 }],
    [
      '{any: 2, of: [{issues: 3}, {active: 30d}, {any: 1, of: [{answers: 1}, {comments: 9}]}]}',
      {
        is: 'any',
        count: 2,
        of: [
          { is: 'count', of: 'issues', least: 3, within: null, reach: 'sig' },
          { is: 'active', days: 30 },
          {
            is: 'any',
            count: 1,
            of: [
              { is: 'count', of: 'answers', least: 1, within: null, reach: 'sig' },
              { is: 'count', of: 'comments', least: 9, within: null, reach: 'sig' },
            ],
          },
        ],
      },
    ],
  ] as const)('%s', (entry, expected) => {
    // A role that is held before itself is refused elsewhere.
    if (entry.includes('held')) {
      const [, second] = titles(
        `ladder:\n  roles:\n    - name: member\n    - name: other\n      requirements:\n        - ${entry}\n`,
      );
      expect(second?.requirements).toEqual([expected]);
    } else expect(requirement(entry)).toEqual(expected);
  });

  test.each(countKinds.map((kind) => [kind]))('%s can be counted', (kind) => {
    expect(requirement(`{${kind}: 7}`)).toMatchObject({ is: 'count', of: kind, least: 7 });
  });

  test.each([
    ['{}', 'says nothing; write what is required such as "merged: 5"; known are merged, substantial,'],
    ['{least: 3}', 'expected what is required such as "merged: 5", got nothing; known are merged,'],
    ['{mergd: 3}', '"mergd" is not a setting here; did you mean "merged"?'],
    ['{merged: 5, reviewed: 3}', 'stands in one entry with "merged"; write it as an entry of its own, after "- "'],
    ['{merged: 0}', 'expected a whole number from 1 to 10000, got 0'],
    ['{merged: "5"}', 'expected a whole number from 1 to 10000, got "5"; take the quotes out'],
    ['{merged: 5, within: 6 months}', 'expected a number of days such as 180d, at most 3650d, got "6 months"'],
    ['{merged: 5, within: 0d}', 'expected a number of days such as 180d, at most 3650d, got "0d"'],
    ['{merged: 5, within: 3651d}', 'expected a number of days such as 180d, at most 3650d, got "3651d"'],
    ['{merged: 5, in: sigs}', 'expected one of community, repo, sig, got "sigs"; did you mean sig?'],
    ['{merged: 5, least: 2}', 'does not belong to "merged"; take it out, or put it beside "credit" or "duty"'],
    [
      '{credit: [talk], in: sig}',
      'does not belong to "credit"; take it out, or put it beside a number such as "merged"',
    ],
    ['{credit: [talks]}', 'expected one of talk and 32 others, got "talks"; did you mean talk?'],
    ['{credit: [nothing like it]}', 'expected one of a11y, '],
    ['{merged: 5, within: 90}', 'such as 180d, at most 3650d, got 90; write 90d'],
    ['{credit: []}', 'is empty; name at least one'],
    ['{held: Member}', 'expected a name in small letters, digits and hyphens such as subproject-owner, got "Member"'],
    [
      '{active: 180d, within: 30d}',
      'does not belong to "active"; take it out, or put it beside a number such as "merged"',
    ],
    ['{attested: Finished a feature}', '"attested" does not say who says so, got nothing; add "by: [lead]"'],
    [
      '{attested: Finished, by: ["@ana"]}',
      'expected the name of a role in small letters, digits and hyphens, "lead", or a team',
    ],
    ['{box: x, by: [lead]}', 'does not belong to "box"; take it out, or put it beside "attested"'],
    ['{duty: [talk]}', '"duty" does not say how often it is due, got nothing; add "per: 365d"'],
    ['{any: 2}', '"any" does not say of what, got nothing; add "of:" with a list under it, such as "- merged: 5"'],
    ['{any: 3, of: [{merged: 1}, {issues: 1}]}', 'asks for 3 of 2; write at most 2, or add entries to "of"'],
    ['{of: [{merged: 1}]}', 'expected what is required such as "merged: 5", got nothing'],
    ['{any: 1, of: [{any: 1, of: [{any: 1, of: [{merged: 1}]}]}]}', '"any" is not a setting here; known are'],
    ['merged', 'expected'],
  ])('%s is refused', (entry, message) => {
    const told = problems(taking(entry));
    expect(told).not.toEqual([]);
    expect(told[0]).toContain(message);
  });
});

describe('rules between settings', () => {
  const roles = (text: string) => `ladder:\n  roles:\n${text.replace(/^/gm, '    ')}\n`;
  const rules: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a name twice',
      '- {name: member}\n- {name: member}',
      ['hearth.yml:4:14 ladder.roles[1].name: "member" stands twice; give each its own name'],
    ],
    [
      'lead is a word',
      '- {name: lead}',
      [
        'hearth.yml:3:14 ladder.roles[0].name: "lead" means a lead of a SIG; write "scope: sig" and "defined_by: {leads: true}", or give it another name',
      ],
    ],
    ['lead as what it is', '- {name: lead, scope: sig, defined_by: {leads: true}}', []],
    [
      'anyone is a word',
      '- {name: anyone}',
      ['hearth.yml:3:14 ladder.roles[0].name: "anyone" means everybody; give it another name'],
    ],
    [
      'an unknown role that must be held',
      '- {name: member}\n- {name: reviewer, requirements: [{held: membr, for: 90d}]}',
      ['hearth.yml:4:46 ladder.roles[1].requirements[0].held: there is no role "membr"; did you mean "member"?'],
    ],
    [
      'an unknown role within any',
      '- {name: member, requirements: [{any: 1, of: [{merged: 1}, {attested: Good, by: [chair]}]}]}',
      ['hearth.yml:3:86 ladder.roles[0].requirements[0].of[1].by[0]: there is no role "chair"; known are member, lead'],
    ],
    [
      'unknown people with a say',
      '- {name: member, apply: {label: a}, sponsors: {roles: [revewer]}, nominated_by: [anyone, sponsor], decided_by: [anyone]}',
      [
        'hearth.yml:3:60 ladder.roles[0].sponsors.roles[0]: there is no role "revewer"; known are member, lead',
        'hearth.yml:3:94 ladder.roles[0].nominated_by[1]: there is no role "sponsor"; known are member, lead, anyone',
        'hearth.yml:3:117 ladder.roles[0].decided_by[0]: there is no role "anyone"; known are member, lead',
      ],
    ],
    ['a team decides', '- {name: member, apply: {label: a}, decided_by: ["team:steering"]}', []],
    [
      'a team cannot be held',
      '- {name: member, requirements: [{held: team}]}',
      ['hearth.yml:3:44 ladder.roles[0].requirements[0].held: there is no role "team"; known are member'],
    ],
    [
      'a role that needs itself',
      '- {name: member, requirements: [{held: member}]}',
      [
        'hearth.yml:3:44 ladder.roles[0].requirements[0].held: nobody could ever hold it: "member" needs "member"; take one of these out',
      ],
    ],
    [
      'three in a circle, told once',
      '- {name: a, requirements: [{merged: 1}, {held: b}]}\n- {name: b, requirements: [{held: c}]}\n- {name: c, requirements: [{any: 2, of: [{held: a}, {merged: 1}]}]}',
      [
        'hearth.yml:3:52 ladder.roles[0].requirements[1].held: nobody could ever hold it: "a" needs "b" needs "c" needs "a"; take one of these out',
      ],
    ],
    [
      'no circle where something else will do',
      '- {name: a, requirements: [{held: b}]}\n- {name: b, requirements: [{any: 1, of: [{held: a}, {merged: 1}]}]}',
      [],
    ],
    [
      'seats of a SIG',
      '- {name: a, scope: sig, seats: 5}',
      [
        'hearth.yml:3:36 ladder.roles[0].seats: seats are counted in the whole community; take it out, or write "scope: community"',
      ],
    ],
    [
      'objections that nobody decides on',
      '- {name: a, objection_window: 7d}',
      ['hearth.yml:3:35 ladder.roles[0].objection_window: nobody decides when it is over; add "decided_by: [lead]"'],
    ],
    [
      'an application that nobody decides on',
      '- {name: a, apply: {label: x}}',
      ['hearth.yml:3:24 ladder.roles[0].apply: nobody decides; add "decided_by: [lead]"'],
    ],
    [
      'a nomination that nobody decides on',
      '- {name: a, nominated_by: [a]}',
      ['hearth.yml:3:31 ladder.roles[0].nominated_by: nobody decides; add "decided_by: [lead]"'],
    ],
    [
      'a decision that nobody asks for',
      '- {name: a, decided_by: [lead]}',
      [
        'hearth.yml:3:29 ladder.roles[0].decided_by: warning: nobody can ask for it; add "apply" with a label, or "nominated_by"',
      ],
    ],
    [
      'sponsors without a role',
      '- {name: a, sponsors: {count: 1}}',
      [
        'hearth.yml:3:27 ladder.roles[0].sponsors: does not say who can be a sponsor, got nothing; add "roles: [member]"',
      ],
    ],
    [
      'seconds of nobody',
      '- {name: a, seconds: 2}',
      ['hearth.yml:3:26 ladder.roles[0].seconds: nobody may nominate; add "nominated_by: [member]", or take it out'],
    ],
    [
      'a reminder of no end',
      '- {name: a, remind: 10d}',
      ['hearth.yml:3:25 ladder.roles[0].remind: it never ends; add "term: 365d", or take it out'],
    ],
    [
      'a reminder before the beginning',
      '- {name: a, term: 10d, remind: 10d}',
      ['hearth.yml:3:36 ladder.roles[0].remind: its term is 10d; write fewer days than that'],
    ],
    [
      'decided by nobody, and by somebody',
      '- {name: a, nominated_by: [a], decided_by: [a], defined_by: {requirements: true}}',
      [
        'hearth.yml:3:80 ladder.roles[0].defined_by.requirements: who meets the requirements holds it, and yet somebody decides; take out this line, or "apply", "nominated_by", "sponsors" and "decided_by"',
      ],
    ],
    [
      'what is of a SIG, of a title that is not',
      '- {name: a, requirements: [{merged: 1, in: sig}], defined_by: {team: "sig-{sig}", leads: true}}',
      [
        'hearth.yml:3:48 ladder.roles[0].requirements[0].in: the title is held of no SIG; write "scope: sig" for it, or take this out',
        'hearth.yml:3:74 ladder.roles[0].defined_by.team: the title is held of no SIG; write "scope: sig" for it, or take this out',
        'hearth.yml:3:94 ladder.roles[0].defined_by.leads: the title is held of no SIG; write "scope: sig" for it, or take this out',
      ],
    ],
    [
      'a file that is none of people',
      '- {name: a, gives: {roster: .github/workflows/ci.yml}}\n- {name: b, gives: {roster: a/../b.md}}\n- {name: c, gives: {owners: {path: .github/OWNERS, as: approvers}}}\n- {name: d, defined_by: {roster: /etc/members.txt}}',
      [
        'hearth.yml:3:33 ladder.roles[0].gives.roster: expected a path from the top of the repository such as MEMBERS.md or community/members.yml, got ".github/workflows/ci.yml"',
        'hearth.yml:4:33 ladder.roles[1].gives.roster: expected a path from the top of the repository such as MEMBERS.md or community/members.yml, got "a/../b.md"',
        'hearth.yml:5:40 ladder.roles[2].gives.owners.path: expected the path of an OWNERS file such as OWNERS or pkg/network/OWNERS, got ".github/OWNERS"',
        'hearth.yml:6:38 ladder.roles[3].defined_by.roster: expected a path from the top of the repository such as MEMBERS.md or community/members.yml, got "/etc/members.txt"',
      ],
    ],
  ];
  test.each(rules)('%s', (_name, text, expected) => {
    expect(problems(roles(text))).toEqual(expected);
  });

  test('a team that is not allowed is told; one that fits is not', () => {
    const giving = (team: string, allowed: string, scope = 'sig') =>
      problems(
        `ladder:\n  teams: [${allowed}]\n  roles:\n    - {name: a, scope: ${scope}, gives: {team: "${team}"}}\n`,
      );
    expect(giving('members', 'others')).toEqual([
      'hearth.yml:4:43 ladder.roles[0].gives.team: warning: "members" is not under "teams" of this section, and a person is told the steps instead; add the team there, in the organisation\'s own file',
    ]);
    expect(giving('Members', 'members')).toEqual([]);
    expect(giving('sig-{sig}-members', 'sig-network-members')).toEqual([]);
    expect(giving('sig-{sig}-members', 'sig--members')).toHaveLength(1);
    expect(giving('sig-{sig}-members', 'sig-network-leads')).toHaveLength(1);
  });

  test('in honours, roles of the ladder are taken as they are', () => {
    const honours = (text: string) => problems(`honours:\n  titles:\n    - ${text}\n`);
    expect(
      honours('{name: ambassador, requirements: [{held: member}], apply: {label: a}, decided_by: [steering]}'),
    ).toEqual([]);
    expect(honours('{name: ambassador}\n    - {name: ambassador}')).toEqual([
      'hearth.yml:4:14 honours.titles[1].name: "ambassador" stands twice; give each its own name',
    ]);
    expect(honours('{name: ambassador, objection_window: 7d}')).toHaveLength(1);
    expect(honours('{name: a, scope: sig, seats: 3}')).toHaveLength(1);
  });

  test('one mistake hides no other, and is told where it stands', () => {
    expect(problems(roles('- {name: x, requirements: [{merged: -1}]}\n- {name: a, seconds: 2}\n- {name: a}'))).toEqual([
      'hearth.yml:3:41 ladder.roles[0].requirements[0].merged: expected a whole number from 1 to 10000, got -1',
      'hearth.yml:4:26 ladder.roles[1].seconds: nobody may nominate; add "nominated_by: [member]", or take it out',
      'hearth.yml:5:14 ladder.roles[2].name: "a" stands twice; give each its own name',
    ]);
  });
});

describe('titles', () => {
  test('what is left out is what is meant by leaving it out', () => {
    expect(titles('ladder: {roles: [{name: member}]}\nhonours: {titles: [{name: hero, title: {zh: 英雄}}]}')).toEqual([
      {
        kind: 'role',
        name: 'member',
        called: { en: 'member', zh: 'member' },
        scope: 'community',
        requirements: [],
        sponsors: null,
        nominatedBy: [],
        seconds: 0,
        decidedBy: [],
        objectionDays: 0,
        seats: null,
        termDays: null,
        remindDays: 30,
        applyLabel: null,
        definedBy: [],
        gives: [],
        inactiveDays: null,
        privileges: [],
      },
      expect.objectContaining({ kind: 'honour', name: 'hero', called: { en: '英雄', zh: '英雄' } }),
    ]);
  });

  test('what is written is there', () => {
    const [title] = titles(`
ladder:
  teams: [members]
  roles:
    - name: subproject-owner
      title: { en: Owner }
      scope: sig
      sponsors: { count: 1, roles: [lead], same_sig: true, different_employers: true }
      nominated_by: [anyone]
      seconds: 3
      decided_by: [lead, 'team:steering']
      objection_window: 7d
      term: 365d
      remind: 14d
      apply: { label: kind/application }
      defined_by: { team: 'sig-{sig}', owners: approvers, roster: MEMBERS.md, leads: true }
      gives: { team: members, owners: { path: pkg/OWNERS, as: reviewers }, roster: community/members.yml }
      privileges: [Merges]
      inactivity: { after: 180d }
`);
    expect(title).toEqual({
      kind: 'role',
      name: 'subproject-owner',
      called: { en: 'Owner', zh: 'Owner' },
      scope: 'sig',
      requirements: [],
      sponsors: { count: 1, roles: ['lead'], sameSig: true, differentEmployers: true },
      nominatedBy: ['anyone'],
      seconds: 3,
      decidedBy: ['lead', 'team:steering'],
      objectionDays: 7,
      seats: null,
      termDays: 365,
      remindDays: 14,
      applyLabel: 'kind/application',
      definedBy: [
        { by: 'team', team: 'sig-{sig}' },
        { by: 'owners', as: 'approvers' },
        { by: 'roster', path: 'MEMBERS.md' },
        { by: 'leads' },
      ],
      gives: [
        { to: 'team', team: 'members' },
        { to: 'owners', path: 'pkg/OWNERS', as: 'reviewers' },
        { to: 'roster', path: 'community/members.yml' },
      ],
      inactiveDays: 180,
      privileges: ['Merges'],
    });
  });

  test('a section that is not there has none', () => {
    expect(titles('')).toEqual([]);
  });

  test('a title is found by its kind and name', () => {
    const all = titles('ladder: {roles: [{name: member}]}\nhonours: {titles: [{name: member}]}');
    expect(titleAt(all, { kind: 'honour', name: 'member' })).toBe(all[1]);
    expect(titleAt(all, { kind: 'role', name: 'gone' })).toBeUndefined();
  });
});

describe('elsewhere', () => {
  test('the reference shows what may stand in a requirement once', () => {
    const paths = settingsOf(known).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['ladder.roles[].requirements[].merged', 'honours.titles[].seats']));
    expect(paths).toContain('ladder.roles[].requirements[].of');
    expect(paths.filter((path) => path.includes('.of['))).toEqual([]);
  });

  test('an editor knows all three levels', () => {
    const text = JSON.stringify(jsonSchema(known));
    expect(text.match(/"primary_reviewed"/g)).toHaveLength(6);
    expect(text).not.toContain('"told"');
  });
});
