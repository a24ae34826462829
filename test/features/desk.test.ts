// The desk alone: each thing that can happen to a case, with the sentence that people read.
import { describe, expect, test } from '@jest/globals';
import { check, settings } from '../../src/features/desk/settings.js';
import { bodiesOf, DeskWorld, form, merged, person, titleOf } from './desk-world.js';
import type { Played, World } from './desk-world.js';
import { exampleEvent } from '../support/example-event.js';

const codes = (...played: readonly Played[]) => played.map(({ because }) => because.code);
const section = (played: Played) => bodiesOf(played)['section'] ?? '';
const refusal = (played: Played) => bodiesOf(played)['refused/why'];
const asked = (played: Played) => bodiesOf(played)['ask'];
const words = (played: Played) => played.acts.map(({ kind }) => kind);
const seen = { is: 'person', person: person('cy') } as const;

/** All there, and nothing to object to. */
function ready(world: Partial<World> = {}): DeskWorld {
  const desk = new DeskWorld(world);
  desk.applies();
  desk.says('bo', '+1');
  desk.says('cy', '赞成');
  return desk;
}

describe('sponsors', () => {
  test('are asked once each, in one comment, and answer in their own words', () => {
    const desk = new DeskWorld();
    const applied = desk.applies();
    expect(asked(applied)).toBe(
      '@bo, @cy: `ana` names you as sponsors (Member). Please answer here, with +1 or with "not yet"; either is fine.',
    );
    expect(applied.actions.filter(({ act }) => act.kind === 'comment')).toHaveLength(1);
    expect(section(applied)).toContain('Sponsors, 0 of 2:\n\n- `bo`: asked on 2026-03-01\n- `cy`: asked on 2026-03-01');
    const yes = desk.says('bo', 'LGTM');
    expect([words(yes), bodiesOf(yes)['heard/reaction']]).toEqual([['sponsored'], '+1']);
    expect(section(yes)).toContain('- `bo`: yes, on 2026-03-01');
    expect(asked(yes)).toBeUndefined();
    expect(words(desk.says('cy', 'not yet, sorry'))).toEqual(['sponsor_declined']);
    expect(codes(desk.says('bo', '+1'), desk.says('eve', '+1'), desk.says('ana', '+1'))).toEqual([
      'nothing_said',
      'nothing_said',
      'nothing_said',
    ]);
  });

  test('an edit of an answer, or its deletion, takes it back; somebody else deleting it does not', () => {
    const desk = ready();
    const comment = { id: 901, author: 'bo', body: 'I think about it' };
    const edited = desk.play({ kind: 'comment.edited', ...desk.issue, actor: 'bo', comment, before: '+1' });
    expect(words(edited)).toEqual(['sponsor_withdrawn']);
    expect(section(edited)).toContain('- `bo`: took the yes back, on 2026-03-01');
    const moderated = {
      kind: 'comment.deleted',
      ...desk.issue,
      comment: { id: 902, author: 'cy', body: '赞成' },
    } as const;
    expect(codes(desk.play({ ...moderated, actor: 'mo' }))).toEqual(['not_concerned']);
    expect(words(desk.play({ ...moderated, actor: 'cy' }))).toEqual(['sponsor_withdrawn']);
  });

  test('a misspelled login is asked about, never guessed, and nobody is pinged for it', () => {
    const desk = new DeskWorld({ accounts: { cyy: { is: 'resembles', person: person('cy') } } });
    const applied = desk.applies(form('@bo @cyy'));
    expect(asked(applied)).toMatch(/^@bo: /);
    expect(section(applied)).toContain(
      '- There is no account `cyy`. Did you mean `cy`? Edit the text above, and it is read again.',
    );
    expect(asked(desk.edits(form('@bo @cy')))).toBe(
      '@cy: `ana` names you as a sponsor (Member). Please answer here, with +1 or with "not yet"; either is fine.',
    );
  });

  test('renamed, deleted, in other letters, twice, without the role, unknown, oneself: each has its sentence', () => {
    const desk = new DeskWorld({
      roles: { reviewer: ['bo', 'cy', 'kim?'], lead: ['mo'] },
      accounts: { oldcy: { is: 'renamed', person: person('cy') }, CY: seen },
      gone: ['left'],
    });
    const applied = desk.applies(form('@bo @oldcy @CY @left @eve @kim @ana'));
    expect(asked(applied)).toMatch(/^@bo, @cy: /);
    for (const line of [
      '- `oldcy` is called `cy` now.',
      '- The account `left` is gone. Edit the text above, and it is read again.',
      '- `bo`: asked on 2026-03-01',
      '- `cy`: is named twice, and counts once',
      '- `eve`: cannot sponsor this; that takes',
      '- `kim`: it could not be looked up whether they are',
      '- `ana`: nobody sponsors themselves',
    ]) {
      expect(section(applied)).toContain(line);
    }
    expect(words(desk.says('CY', '+1', { comment: { id: 990, author: 'cy', body: '+1' }, actor: 'cy' }))).toEqual([
      'sponsored',
    ]);
  });

  test('two of one employer count once, where a file says so', () => {
    const title = titleOf({ sponsors: { count: 2, roles: ['reviewer'], sameSig: false, differentEmployers: true } });
    const desk = new DeskWorld({ titles: [title], employers: { bo: ['Acme Inc.'], cy: ['acme'] } });
    desk.applies(form('@bo @cy @dee'));
    desk.says('bo', '+1');
    const second = desk.says('cy', '+1');
    expect(section(second)).toContain('Sponsors, 1 of 2:');
    expect(section(second)).toContain('- `cy`: works for the same employer as another sponsor, so one of them counts');
    expect(section(desk.says('dee', '+1'))).toContain('Sponsors, 2 of 2:');
  });

  test('who leaves the role before the decision no longer counts; after it, nothing changes', () => {
    const desk = ready();
    desk.world.roles = { reviewer: ['bo'], lead: ['mo'] };
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: sponsors, 1 of 2.',
    );
    desk.world.roles = { reviewer: ['bo', 'cy'], lead: ['mo'] };
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
    desk.world.roles = { reviewer: ['bo'], lead: ['mo'] };
    expect(refusal(desk.says('mo', '/accept'))).toBe('`/accept` was not done: it was accepted already.');
  });

  test('an account that is deleted counts no more', () => {
    const desk = ready();
    desk.world.gone = ['cy'];
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: sponsors, 1 of 2.',
    );
  });

  test('an edit names others: the new one is asked, once for ever; the old one drops out', () => {
    const desk = new DeskWorld();
    desk.applies(form('@bo @cy'));
    const edited = desk.edits(form('@bo @dee'));
    expect([words(edited), asked(edited)?.split(':')[0]]).toEqual([['sponsor_named', 'sponsor_withdrawn'], '@dee']);
    expect(section(edited)).not.toContain('`cy`');
    const back = desk.edits(form('@bo @cy'));
    expect([words(back), asked(back)]).toEqual([['sponsor_named', 'sponsor_withdrawn'], undefined]);
    expect(codes(desk.edits(form('@bo @cy'), { title: 'REQUEST: another title' }))).toEqual(['kept']);
  });

  test('a text that was edited since, told late or once more, names nobody', () => {
    const desk = new DeskWorld();
    const opened = { at: desk.now, labels: ['membership'], title: 'REQUEST: New membership for ana', author: 'ana' };
    desk.applies(form('@bo @cy'));
    desk.edits(form('@bo @dee'));
    const late = desk.playEvent(exampleEvent({ kind: 'issue.opened', ...opened, body: form('@bo @cy') }));
    expect([words(late), asked(late)]).toEqual([[], undefined]);
    expect(section(desk.edits(form('@bo @dee'), { title: 'REQUEST: another title' }))).toContain('`dee`: asked on');
  });

  test('after "not yet" they are asked anew, once, and reminded anew', () => {
    const desk = new DeskWorld();
    const first = desk.applies(form('@bo @cy'));
    desk.says('mo', '/not-yet more reviews, please');
    desk.turns('issue.closed', 'ana');
    const again = desk.turns('issue.reopened', 'ana');
    expect([words(again), asked(again)]).toEqual([['applied', 'sponsor_named', 'sponsor_named'], asked(first)]);
    const keysOf = ({ actions }: typeof again) =>
      actions.filter(({ rule }) => rule === 'ask').map(({ cause }) => cause);
    expect(keysOf(again)).not.toEqual(keysOf(first));
    expect(again.later.map(({ about }) => about.split(':')[0])).toContain('sponsors');
    expect(asked(desk.edits(form('@bo @cy'), { title: 'REQUEST: another title' }))).toBeUndefined();
  });

  test('what is looked at later is the text as it is then', () => {
    const desk = new DeskWorld();
    const first = desk.applies(form('@bo @nobody-here'));
    expect(section(first)).toContain('There is no account `nobody-here`.');
    const old = { body: form('@bo @nobody-here') };
    desk.edits(form('@bo @cy'));
    const look = first.later.find(({ about }) => about.startsWith('look:'))!;
    expect(section(desk.playLater(look, old))).not.toContain('nobody-here');
  });

  test('somebody who may offers themselves, and stays when the form is edited', () => {
    const desk = new DeskWorld();
    desk.applies(form('@bo'));
    expect(words(desk.says('dee', '/sponsor'))).toEqual(['sponsor_named', 'sponsored']);
    expect(words(desk.edits(form('@cy')))).toEqual(['sponsor_named', 'sponsor_withdrawn']);
    expect(words(desk.says('dee', '/sponsor cancel'))).toEqual(['sponsor_withdrawn']);
    expect(refusal(desk.says('eve', '/sponsor'))).toMatch(/^`\/sponsor` was not done: that takes /);
    expect(refusal(desk.says('ana', '/sponsor'))).toContain('it is about yourself');
    expect(refusal(desk.says('eve', '/sponsor cancel'))).toContain('you are not among its sponsors');
  });

  test('many are named, and few are asked, at once and in all', () => {
    const all = Array.from({ length: 24 }, (_, nth) => `rev${nth}`);
    const accounts = Object.fromEntries(all.map((login) => [login, { is: 'person', person: person(login) }] as const));
    const desk = new DeskWorld({ roles: { reviewer: all, lead: ['mo'] }, accounts });
    const formOf = (...logins: readonly string[]) => form(logins.map((login) => `@${login}`).join(' '));
    const mentioned = (played: Played) => (asked(played) ?? '').match(/@\w+/g) ?? [];
    const first = desk.applies(formOf(...all.slice(0, 12)));
    expect(mentioned(first)).toEqual(['@rev0', '@rev1', '@rev2']);
    expect(section(first)).toContain(
      '- `rev2`: asked on 2026-03-01\n\nNamed besides and not asked, to keep it short: `rev10`, `rev11`, `rev3`, `rev4`, `rev5`, and 4 more.',
    );
    const edits = [all.slice(11, 13), all.slice(12, 18), all.slice(18), all.slice(0, 6)];
    expect(edits.map((logins) => mentioned(desk.edits(formOf(...logins))))).toEqual([
      ['@rev12'],
      ['@rev13', '@rev14'],
      [],
      [],
    ]);
    expect(words(desk.says('rev5', '+1'))).toEqual(['sponsored']);
    const waits = new DeskWorld({ roles: { reviewer: all, lead: ['mo'] }, accounts });
    const [due] = waits.applies(formOf(...all.slice(0, 12))).later.filter(({ about }) => about.startsWith('sponsors:'));
    const later = bodiesOf(waits.playLater(due!));
    expect(later['ask_again']).toMatch(/^@rev0, @rev1, @rev2: /);
    expect(later['private']).toContain('Late with their answer: `rev0`, `rev1`, `rev2`.');
  });

  test('who is late is asked once more, and the leads are told in private', () => {
    const desk = new DeskWorld();
    const { later } = desk.applies();
    desk.says('bo', '+1');
    const look = later.find(({ about }) => about.startsWith('sponsors:'))!;
    const late = desk.playLater(look);
    expect(bodiesOf(late)['ask_again']).toBe(
      '@cy: `ana` still waits for your word as a sponsor (Member). +1 or "not yet" is enough, and you will not be asked again.',
    );
    expect(bodiesOf(late)['private']).toContain('Late with their answer: `cy`.');
    expect(section(late)).toContain('- `cy`: asked on 2026-03-01, no answer so far');
    desk.says('cy', '+1');
    expect(codes(desk.playLater({ ...look, at: '2026-03-09T10:00:00Z' }))).toEqual(['looked']);
  });
});

describe('who applies', () => {
  test('is one person; else the section asks', () => {
    const desk = new DeskWorld();
    const several = desk.applies('### GitHub Username\n\n@bo @cy\n\n### Sponsors\n\n@dee');
    expect([codes(several), words(several)]).toEqual([['unclear'], []]);
    expect(section(several)).toBe('- Who applies? `bo`, `cy` are named. Leave one, and it is read again.');
    const bot = new DeskWorld({ accounts: { 'robo-bot': { is: 'person', person: person('robo-bot') } } });
    expect(section(bot.applies('### GitHub Username\n\n@robo-bot'))).toBe("- `robo-bot` is no person's account.");
    const nobody = new DeskWorld().applies('### GitHub Username\n\n@nobody-here');
    expect(section(nobody)).toBe('- There is no account `nobody-here`. Edit the text above, and it is read again.');
  });

  test('a role that is held is not applied for; one whose term ends soon is', () => {
    const standing = { title: { kind: 'role', name: 'member', sig: null }, person: person('ana').id } as const;
    const held = { ...standing, since: null, seen: '2025-01-01T00:00:00Z', until: null, by: 'team:members' };
    const applied = new DeskWorld({ held: [held] }).applies();
    expect([codes(applied), words(applied), asked(applied)]).toEqual([['hindered'], [], undefined]);
    expect(section(applied)).toContain('This person is Member already; there is nothing to apply for.');
    expect(codes(new DeskWorld({ held: [{ ...held, until: '2026-03-20' }] }).applies())).toEqual(['begun']);
  });

  test('a second application for the same is told of the first', () => {
    const title = { kind: 'role', name: 'member', sig: null } as const;
    const open = [{ repository: 70, number: 5, title, person: person('ana').id, since: '2026-02-01T00:00:00Z' }];
    const applied = new DeskWorld({ cases: { open, deferred: [] } }).applies();
    expect(section(applied)).toContain(
      'There is an open application or nomination for the same in #5; it goes on there.',
    );
    expect(words(applied)).toEqual([]);
  });

  test('a "not yet" of late is told to the leads alone', () => {
    const applied = new DeskWorld({ cases: { open: [], deferred: ['role/member'] } }).applies();
    expect(bodiesOf(applied)['private']).toContain('There was a "not yet" for the same title in the last 90 days.');
    expect(section(applied)).not.toContain('90 days');
  });

  test('taken back by closing; opened again it goes on with what was said', () => {
    const desk = ready();
    const closed = desk.turns('issue.closed', 'ana');
    expect([codes(closed), words(closed)]).toEqual([['withdrawn'], ['withdrawn']]);
    expect(section(closed)).toContain(
      '**Taken back.** Opened again by who took it back, it goes on with all that was said.',
    );
    expect(closed.actions.find(({ rule }) => rule === 'private')?.act).toMatchObject({ state: 'closed' });
    expect(refusal(desk.says('mo', '/accept', { state: 'closed' }))).toBe(
      '`/accept` was not done: it was taken back. Opened again, it goes on.',
    );
    const again = desk.turns('issue.reopened', 'ana');
    expect(section(again)).toContain('Sponsors, 2 of 2:');
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
  });

  test('closed by somebody else it is closed undecided, and /withdraw ends it too', () => {
    const desk = ready();
    expect(section(desk.turns('issue.closed', 'mo'))).toContain('**Closed**, undecided.');
    desk.turns('issue.reopened', 'mo');
    expect(refusal(desk.says('eve', '/withdraw'))).toContain(
      'only who applied, who nominated, or the person themselves',
    );
    expect(codes(desk.says('ana', '/withdraw'))).toEqual(['withdrawn']);
    expect(codes(desk.turns('issue.reopened', 'ana'))).toEqual(['begun']);
  });

  test('the label taken off stops it, and put on again it goes on', () => {
    const desk = ready();
    desk.issue = { ...desk.issue, labels: [] };
    const off = desk.play({ kind: 'item.unlabeled', ...desk.issue, label: 'membership', actor: 'mo' });
    expect(section(off)).toContain('The label `membership` was taken off, so this is no application for now.');
    expect(refusal(desk.says('mo', '/accept'))).toContain('the label `membership` was taken off');
    desk.issue = { ...desk.issue, labels: ['membership'] };
    const on = desk.play({ kind: 'item.labeled', ...desk.issue, label: 'membership', actor: 'mo' });
    expect([words(on), section(on).includes('Sponsors, 2 of 2:')]).toEqual([[], true]);
  });

  test('for a SIG: the label says which, or the section asks', () => {
    const desk = new DeskWorld({ titles: [titleOf({ scope: 'sig' })] });
    const applied = desk.applies();
    expect(section(applied)).toContain(
      '- for which SIG is it? Its label says it, or `/sig NAME` on a line of its own. There are `Network`, `Storage`.',
    );
    desk.issue = { ...desk.issue, labels: ['membership', 'sig/network'] };
    const labelled = desk.play({ kind: 'item.labeled', ...desk.issue, label: 'sig/network', actor: 'robo[bot]' });
    expect(section(labelled)).toContain('**Application of `ana`: Member of SIG `Network`**');
    desk.says('bo', '+1');
    expect(bodiesOf(desk.says('cy', '+1'))['ready']).toMatch(
      /^@mo: all is there for `ana` \(Member of SIG `Network`\)/,
    );
  });

  test('who spoke up for one SIG did not for another; where it is named later, they did', () => {
    const finished = { is: 'attested', text: 'Finished a feature', by: ['lead'] } as const;
    const terms = { count: 1, roles: ['reviewer'], sameSig: false, differentEmployers: false };
    const title = titleOf({ scope: 'sig', sponsors: terms, requirements: [finished] });
    const desk = new DeskWorld({ titles: [title], checked: [{ is: 'not_yet' }] });
    desk.applies(form('@bo'));
    desk.says('bo', '+1');
    desk.says('mo', '/attest 1');
    const network = desk.edits(form('@bo', '### SIG\n\nNetwork'));
    expect(bodiesOf(network)['ready']).toMatch(/^@mo: all is there/);
    desk.edits(form('@bo'));
    const storage = desk.edits(form('@bo', '### SIG\n\nStorage'));
    expect([section(storage).includes('Sponsors, 0 of 1'), bodiesOf(storage)['ready']]).toEqual([true, undefined]);
    expect(words(desk.says('bo', '+1'))).toEqual(['sponsored']);
    expect(bodiesOf(desk.says('kim', '/attest 1'))['ready']).toMatch(/^@kim: all is there/);
  });

  test('whoever said yes for one SIG is asked for the other, each time once', () => {
    const terms = { count: 2, roles: ['reviewer'], sameSig: false, differentEmployers: false };
    const finished = { is: 'attested', text: 'Finished a feature', by: ['lead'] } as const;
    const titles = [titleOf({ scope: 'sig', sponsors: terms, requirements: [finished] })];
    const desk = new DeskWorld({ titles, checked: [{ is: 'not_yet' }] });
    const sig = (name: string) => form('@bo @cy', `### SIG\n\n${name}`);
    const first = desk.applies(sig('Network'));
    expect(asked(first)).toMatch(/^@bo, @cy: .* \(Member of SIG `Network`\)/);
    desk.says('bo', '+1');
    const moved = desk.edits(sig('Storage'));
    // The other one has been asked, and not answered: one word of hers counts for what it is for now.
    expect(asked(moved)).toMatch(/^@bo: .* \(Member of SIG `Storage`\)/);
    expect(moved.later.some(({ about }) => about.startsWith('sponsors:'))).toBe(true);
    expect(asked(desk.edits(`${sig('Storage')} `))).toBeUndefined();
    // Without a yes in between nobody is asked, however often it moves.
    expect(asked(desk.edits(sig('Network')))).toBeUndefined();
    desk.says('bo', '+1');
    const again = desk.edits(sig('Storage'));
    expect(asked(again)).toMatch(/^@bo:/);
    const causes = [first, moved, again].map(({ actions }) => actions.find(({ rule }) => rule === 'ask')?.cause);
    expect(new Set(causes).size).toBe(3);
  });

  test('moved to another repository it goes on, and asks nobody again', () => {
    const desk = ready();
    const moved = desk.play({ kind: 'issue.opened', ...desk.issue });
    expect([words(moved), asked(moved)]).toEqual([[], undefined]);
    expect(section(moved)).toContain('Sponsors, 2 of 2:');
  });

  test('the account is gone, or the title: said once, and nothing more is done', () => {
    const desk = ready();
    desk.world.gone = ['ana'];
    const gone = desk.says('mo', '/accept');
    expect([codes(gone), section(gone)]).toEqual([
      ['applicant_gone'],
      'The account that this is about does not exist any more, so there is nothing left to decide.',
    ]);
    const other = ready();
    other.world.titles = [];
    expect(codes(other.says('mo', '/accept'))).toEqual(['title_gone']);
  });

  test('a bot says nothing that counts', () => {
    const desk = ready();
    expect(codes(desk.says('robo[bot]', '/accept'), desk.says('robo[bot]', '+1'))).toEqual([
      'not_concerned',
      'not_concerned',
    ]);
  });
});

describe('a decision', () => {
  test('by nobody who applies, by nobody without the role, and only when all is there', () => {
    const desk = new DeskWorld({ roles: { reviewer: ['bo', 'cy'], lead: ['mo', 'ana', 'kim?'] } });
    desk.applies();
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: sponsors, 0 of 2.',
    );
    desk.says('bo', '+1');
    desk.says('cy', '+1');
    expect(refusal(desk.says('ana', '/accept'))).toBe(
      '`/accept` was not done: it is about yourself; somebody else has to say it.',
    );
    expect(refusal(desk.says('eve', '/accept'))).toMatch(/^`\/accept` was not done: that takes a lead of the SIG\.$/);
    expect(refusal(desk.says('kim', '/accept'))).toBe(
      '`/accept` was not done: GitHub does not say now which roles you hold. Try again later.',
    );
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
  });

  test('those who decide are told when a text brings the last of what it takes, and not again when people talk', () => {
    const title = titleOf({ sponsors: null, requirements: [merged], decidedBy: ['team:toc'] });
    const desk = new DeskWorld({ titles: [title], checked: [{ is: 'not_yet' }] });
    const told = ({ actions }: Played) => actions.filter(({ rule }) => rule === 'ready').map(({ cause }) => cause);
    expect(told(desk.applies(form('')))).toEqual([]);
    desk.world.checked = [{ is: 'met' }];
    expect(told(desk.edits(form('', 'More of it.')))).toEqual(['ready:applied:issue:12:0']);
    expect(told(desk.says('eve', '/withdraw'))).toEqual([]);
  });

  test('not before the time for objections is over, and nobody can cut it short', () => {
    const desk = ready({ titles: [titleOf({ objectionDays: 3 })] });
    expect(refusal(desk.says('mo', '/accept'))).toMatch(/there is time to object until 2026-03-04 10:02 UTC\.$/);
    desk.now = '2026-03-04T10:01:00Z';
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
  });

  test('is recorded with the title and its term, and carried out where the files and GitHub let Hearth', () => {
    const gives = [{ to: 'team', team: 'members' } as const];
    const titles = [titleOf({ gives, termDays: 365 })];
    const desk = ready({ titles, teams: ['Members'], granted: { members: 'write' } });
    const accepted = desk.says('mo', '/accept');
    expect(accepted.acts.map(({ kind, person: by, subject, value }) => [kind, by, subject, value])).toEqual([
      ['accepted', person('mo').id, person('ana').id, 'role/member'],
      ['title_given', person('mo').id, person('ana').id, 'role/member until 2027-03-01 by decision'],
    ]);
    expect(accepted.actions.map(({ rule, act }) => `${rule} ${act.kind}`)).toEqual([
      'give team',
      'accepted comment',
      'accepted comment',
      'close item',
      'done reaction',
      'section status',
      'private issue',
    ]);
    expect(accepted.actions[1]?.expect).toEqual({ others: 'done' });
    expect(accepted.actions[2]?.expect).toEqual({ others: 'refused' });
    const { 'accepted/welcome': welcome, 'accepted/by_hand': byHand } = bodiesOf(accepted);
    expect(welcome).toBe(
      'Congratulations, @ana, and thank you! You are Member now, by the decision of `mo`. The title is yours until 2027-03-01.\n\n- an invitation to the team `members`; if GitHub sends one by mail, please accept it',
    );
    expect(byHand).toContain(
      '- add `ana` to the team `members`, at <https://github.com/orgs/acme/teams/members/members>',
    );
    expect(accepted.later.map(({ about }) => about.split(':')[0])).toEqual(['carried']);
  });

  test.each([
    ['the organisation does not list the team', { teams: [], granted: { members: 'write' } }],
    ['GitHub does not let Hearth', { teams: ['members'], granted: {} }],
  ] as const)('the steps for a person, where %s', (_, world) => {
    const desk = ready({ titles: [titleOf({ gives: [{ to: 'team', team: 'members' }] })], ...world });
    const accepted = desk.says('mo', '/accept');
    expect(accepted.actions.some(({ act }) => act.kind === 'team' || act.kind === 'item')).toBe(false);
    expect(bodiesOf(accepted)['accepted/welcome']).toContain(
      'To be done by a person who may:\n\n- add `ana` to the team `members`',
    );
  });

  test('OWNERS and rosters by one rolling pull request', () => {
    const gives = [
      { to: 'roster', path: 'MEMBERS.md' },
      { to: 'owners', path: 'net/OWNERS', as: 'reviewers' },
    ] as const;
    const desk = ready({ titles: [titleOf({ gives })], granted: { contents: 'write', pull_requests: 'write' } });
    const accepted = desk.says('mo', '/accept');
    const files = accepted.actions.flatMap(({ act }) => (act.kind === 'files' ? [act] : []));
    expect(files.map(({ series, branch, changes }) => [series, branch, changes])).toEqual([
      ['titles', 'hearth/titles', [{ path: 'MEMBERS.md', as: 'roster', login: 'ana' }]],
      ['titles', 'hearth/titles', [{ path: 'net/OWNERS', as: 'reviewers', login: 'ana' }]],
    ]);
    expect(accepted.actions.some(({ act }) => act.kind === 'item')).toBe(false);
  });

  test('"not yet" takes words, which are not said again; then an application begins anew', () => {
    const desk = ready();
    expect(refusal(desk.says('mo', '/not-yet'))).toContain('it takes a few words after it');
    const deferred = desk.says('mo', '/not-yet please review @everyone more');
    expect(codes(deferred)).toEqual(['deferred']);
    expect(section(deferred)).toContain('**Not yet**, said by `mo` on 2026-03-01, with what is still missing.');
    expect(JSON.stringify(deferred.actions)).not.toContain('everyone');
    desk.turns('issue.closed', 'mo');
    const again = desk.turns('issue.reopened', 'ana');
    expect(codes(again)).toEqual(['begun']);
    expect(section(again)).toContain('Sponsors, 0 of 2:');
  });

  test('seats that are taken keep it waiting', () => {
    const desk = ready({ titles: [titleOf({ seats: 2 })], seats: { taken: 2, of: 2 } });
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: all 2 seats are taken.',
    );
  });

  test('what cannot be looked up is vouched for, by whoever may; what was counted is not', () => {
    const finished = { is: 'attested', text: 'Finished a feature', by: ['lead'] } as const;
    const reviewed = { is: 'count', of: 'reviewed', least: 1, within: null, reach: 'community' } as const;
    const requirements = [merged, finished, reviewed];
    const checked = [
      { is: 'not_yet', have: 0 },
      { is: 'unknown', why: 'not_attested' },
      { is: 'unknown', why: 'history_unread' },
    ] as const;
    const desk = ready({ titles: [titleOf({ requirements })], checked });
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: numbers 1, 2 and 3 of the list.',
    );
    expect(refusal(desk.says('mo', '/attest 1'))).toContain('it was counted, and is not there yet');
    expect(refusal(desk.says('eve', '/attest 2'))).toContain('that takes a lead of the SIG');
    expect(refusal(desk.says('ana', '/attest 2'))).toContain('it is about yourself');
    expect(refusal(desk.says('mo', '/attest 9'))).toContain('from 1 to 3');
    expect(words(desk.says('mo', '/attest 2'))).toEqual(['attested']);
    expect(refusal(desk.says('mo', '/attest finished a feature'))).toContain('it is met already');
    expect(words(desk.says('mo', '/attest 3'))).toEqual(['attested']);
    expect(refusal(desk.says('mo', '/attest 2\n/attest 3'))).toContain('`/attest 3` was not done: one at a time');
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: number 1 of the list.',
    );
  });
});

test('one word of a text gives no say for the next: each is vouched for by those whom it names', () => {
  const [met, expert] = [
    { is: 'attested', text: 'Attended a meeting', by: ['member'] },
    { is: 'attested', text: 'Domain expert', by: ['approver'] },
  ] as const;
  const desk = new DeskWorld({
    titles: [titleOf({ requirements: [met, expert], sponsors: null })],
    roles: { member: ['eve'], approver: ['dee'], lead: ['mo'] },
    checked: [{ is: 'not_yet' }, { is: 'not_yet' }],
  });
  desk.applies(form(''));
  expect(words(desk.says('eve', '/attest 1'))).toEqual(['attested']);
  const both = desk.says('eve', '/attest 1\n/attest 2');
  expect([both.acts, refusal(both)?.includes('one at a time')]).toEqual([[], true]);
});

describe('an application that does not begin', () => {
  const approver = titleOf({ name: 'approver', nominatedBy: ['lead'], sponsors: null });
  const council = titleOf({ name: 'council', applyLabel: null, nominatedBy: ['council'], sponsors: null });
  const hindered = () => {
    const desk = new DeskWorld({ titles: [approver, council], roles: { lead: ['ana', 'mo'] } });
    const title = { kind: 'role', name: 'approver', sig: null } as const;
    const other = { repository: 70, number: 5, title, person: person('ana').id, since: '2026-01-01T00:00:00Z' };
    desk.world.cases = { open: [other], deferred: [] };
    expect(codes(desk.applies(form('')))).toEqual(['hindered']);
    desk.world.cases = { open: [], deferred: [] };
    return desk;
  };

  test.each([
    ['/nominate @eve for approver\n/accept', 'ana'],
    ['/nominate @eve for approver', 'mo'],
    ['/nominate @eve for council', 'ana'],
    ['/nominate @ana for approver', 'mo'],
  ])('is no place to nominate anybody: %j', (body, by) => {
    const tried = hindered().says(by, body);
    expect(tried.acts).toEqual([]);
    expect(refusal(tried)).toContain('this issue has a case of its own already');
  });
});

describe('a nomination', () => {
  const titles = [titleOf({ scope: 'sig', sponsors: null, nominatedBy: ['reviewer'], seconds: 1, applyLabel: null })];
  const nominates = (body: string, world: Partial<World> = {}) => {
    const desk = new DeskWorld({ titles, ...world });
    desk.issue = { author: 'bo', title: 'A nomination', labels: [], body };
    return { desk, played: desk.play({ kind: 'issue.opened', ...desk.issue }) };
  };

  test.each([
    '/nominate @ana for member in network',
    '/nominate ana as Member of SIG Network',
    '/nominate ＠ana 担任 成员 sig-network',
  ])('is read: %s', (body) => {
    const { played } = nominates(body);
    expect(played.acts.map(({ kind, value, subject }) => [kind, value, subject])).toEqual([
      ['nominated', 'role/member@network', person('ana').id],
    ]);
    expect(section(played)).toMatch(/^\*\*Nomination of `ana`: .*`Network`\*\*, by `bo`/);
  });

  test('is seconded by others, and decided', () => {
    const { desk } = nominates('/nominate @ana for member in network');
    expect(refusal(desk.says('bo', '/second'))).toContain('you nominated them, which counts already');
    expect(refusal(desk.says('eve', '/second'))).toMatch(/that takes/);
    const seconded = desk.says('cy', '/second');
    expect(section(seconded)).toContain('Seconded by 1 of 1: `cy`.');
    expect(bodiesOf(seconded)['ready']).toMatch(/^@mo: /);
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
  });

  test.each([
    ['/nominate', 'nobody can be read in it'],
    ['/nominate @ana for boss', 'for what? People are nominated here for `member`.'],
    ['/nominate @nobody-here for member', 'there is no account `nobody-here`.'],
    ['/nominate @bo for member', 'nobody nominates themselves'],
    ['/second', 'this issue is no application and no nomination'],
  ])('%s is refused, with what would do', (body, sentence) => {
    const { played } = nominates(body);
    expect([codes(played), refusal(played)]).toEqual([['refused'], expect.stringContaining(sentence)]);
  });

  test('takes a holder of the role, an issue of its own, and no pull request', () => {
    const { played } = nominates('/nominate @ana for member in network', { roles: { reviewer: [] } });
    expect(refusal(played)).toMatch(/that takes/);
    const { desk } = nominates('/nominate @ana for member in network');
    expect(refusal(desk.says('cy', '/nominate @dee for member in network'))).toContain(
      'this issue has a case of its own already',
    );
    const pull = desk.play({ kind: 'pull_request.opened', author: 'bo', body: '/nominate @ana for member' });
    expect(refusal(pull)).toContain('people are nominated on an issue of its own');
  });
});

describe('concerns', () => {
  test('in public are refused kindly, and their words are not said again', () => {
    const desk = ready();
    const told = desk.says('dee', '/concern they were rude to me');
    expect(refusal(told)).toBe(
      '`/concern` was not done: it is told in the private repository `maintainers` alone, in the issue of this case. Should you not be able to read that, please tell it to somebody who decides, in person.',
    );
    expect(JSON.stringify(told.actions)).not.toContain('rude');
    const nowhere = ready({ settings: { mode: 'active' } });
    expect(refusal(nowhere.says('dee', '/concern rude'))).toContain('no private place for it is named here');
    expect(bodiesOf(nowhere.says('bo', '/sponsor cancel'))['private']).toBeUndefined();
  });

  test('in private hold the decision until they are settled, and public words say nothing of them', () => {
    const desk = ready();
    const told = desk.whispers('dee', '/concern too early');
    expect([codes(told), told.because.visibility]).toEqual([['concern_told'], 'maintainers']);
    expect(told.acts).toMatchObject([{ kind: 'concerned', repository: 70, number: 12, value: '1' }]);
    expect(bodiesOf(told)['concerns']).toBe('Concerns:\n\n- 1, by `dee` on 2026-03-01: open; `/resolve 1` settles it');
    expect(refusal(desk.says('mo', '/accept'))).toBe(
      '`/accept` was not done: it cannot be decided yet: not all is settled in the private issue of this case.',
    );
    const look = desk.playLater({ at: '2026-03-08T10:00:00Z', about: 'look:1:2026-03-08T10:00:00Z' });
    expect(section(look)).not.toMatch(/concern|settled/);
    expect(look.because.params).toMatchObject({ stage: 'objections' });
    expect(
      codes(desk.whispers('dee', '/concern'), desk.whispers('eve', '/concern x'), desk.whispers('bo', '/resolve 1')),
    ).toEqual(['refused', 'refused', 'refused']);
    expect(bodiesOf(desk.whispers('mo', '/resolve 1'))['concerns']).toContain('All concerns are settled.');
    expect(codes(desk.says('mo', '/accept'))).toEqual(['accepted']);
  });

  test('decisions are not said there', () => {
    const desk = ready();
    expect(refusal(desk.whispers('mo', '/accept'))).toContain('Please say it on the application itself');
    expect(codes(desk.whispers('bo', 'LGTM'))).toEqual(['nothing_said']);
  });
});

describe('the section', () => {
  test('only observes: what people said is kept, and nobody is given a title', () => {
    const desk = ready({ settings: { mode: 'observe' } });
    expect(words(desk.says('mo', '/accept'))).toEqual([]);
  });

  test('is in Chinese on a Chinese issue', () => {
    const desk = new DeskWorld({ titles: [titleOf({ objectionDays: 3 })] });
    const body =
      '### GitHub 用户名\n\n@ana\n\n### 推荐人\n\n@bo、@cy\n\n### 贡献列表\n\n我在社区参与开发已经一年有余，完成了若干功能并评审代码。';
    const applied = desk.applies(body, { title: '申请：成为成员' });
    expect(section(applied)).toBe(
      '**`ana` 的申请：成员**\n\n推荐人（0/2）：\n\n- `bo`：2026-03-01 已询问\n- `cy`：2026-03-01 已询问\n\n**下一步：**\n- 还需 2 位推荐人回复 +1；也可以修改上面的内容，改请他人',
    );
    expect(asked(applied)).toBe('@bo、@cy：`ana` 请您担任推荐人（成员）。请在此回复 +1 或“暂不”，两者都可以。');
    expect(refusal(desk.says('mo', '/accept'))).toBe('`/accept` 未执行：现在还不能决定：推荐人 0/2。');
    desk.says('bo', '支持');
    expect(section(desk.says('cy', '同意'))).toContain(
      '**下一步：** 条件已齐备。2026-03-04 10:03 UTC 之前可以提出异议，之后由该 SIG 的负责人决定。',
    );
  });

  test('leaves words to another bot', () => {
    const desk = ready({ settings: { mode: 'active', leave: ['accept'] } });
    expect(codes(desk.says('mo', '/accept'))).toEqual(['not_concerned']);
  });

  test('its settings are looked at together', () => {
    expect(check({}).map(({ severity }) => severity)).toEqual(['warning']);
    expect(check({ private: 'acme/leads' }).map(({ message }) => message)).toEqual([
      'is the name of a repository, and has no slash; write "leads"',
    ]);
    expect(check({ private: 'leads' })).toEqual([]);
    expect(settings.safeParse({ affiliations: '../secrets.txt' }).success).toBe(false);
    expect(settings.safeParse({ affiliations: 'community/affiliations.txt' }).success).toBe(true);
  });
});
