// What this section says in English.
import { deedNames } from '../../community/ladder/deed-names.js';
import { creditKinds } from '../../core/credit.js';
import type { CreditKind } from '../../core/credit.js';
import { quote } from '../../core/markdown.js';
import { longList } from '../../report/markdown/table.js';
import { kindNear } from './kinds.js';
import type { Waiting } from './judge.js';
import { rolesAndTeams } from './said.js';
import type { Logins, Messages } from './said.js';
import type { Why } from './why.js';

const more = (count: number): string => `${count} more`;
const names = deedNames.en;

const code = (kind: CreditKind): string => `\`${kind}\``;
const listed = (words: readonly string[]): string => words.map((word) => quote(word)).join(', ');

function reason(why: Why): string {
  switch (why.code) {
    case 'nobody':
      return 'it names nobody; write `/credit @login talk https://…`.';
    case 'many':
      return 'it names too many people, kinds or links; write one link each time, at most 10 people and 5 kinds.';
    case 'link':
      return 'the link is no plain web address; write it as `https://…`.';
    case 'day':
      return `${quote(why.word)} is no day; write it as \`2026-01-31\`.`;
    case 'kind':
      return noKind(why.word);
    case 'kind_off':
      return `deeds of this kind are not told of here; those that are: ${why.kinds.map(code).join(', ')}.`;
    case 'future':
      return `${why.day} is yet to come; tell of it once it is done.`;
    case 'unknown':
      return `nobody on GitHub is called ${quote(why.login)}; write the login as it stands in their profile.`;
    case 'resembles':
      return `nobody on GitHub is called ${quote(why.login)}; did you mean ${quote(why.meant)}?`;
    case 'gone':
      return `the account ${quote(why.login)} does not exist any more.`;
    case 'not_a_person':
      return `${quote(why.login)} is no person; credit is given to people.`;
    case 'told':
      return `this deed of ${quote(why.login)} (${names[why.kind]}) was told of before; for another one give its link or its day.`;
    case 'no_say':
      return why.roles.length === 0
        ? 'nobody may confirm deeds here yet; a maintainer can name roles in `confirmed_by` of `hearth.yml`.'
        : `deeds are confirmed by ${holders(why.roles)}; one of them can write this.`;
    case 'unknown_say':
      return 'it could not be found out whether you may confirm deeds; try again in a while.';
    case 'nothing_waits':
      return 'nothing that it names waits here to be confirmed; what waits stands in the status comment.';
    case 'which':
      return 'several deeds wait here; name one by `@login`, its kind or its link, or write `all`.';
    case 'own':
      return 'nobody decides about deeds of their own; somebody else who may confirm can.';
  }
}

function noKind(word: string): string {
  const meant = kindNear(word);
  const what = word === '' ? 'it names no kind of deed' : `${quote(word)} is no kind of deed`;
  return meant === null
    ? `${what}; write one of ${creditKinds.map(code).join(', ')}.`
    : `${what}; did you mean ${code(meant)}?`;
}

/** As `confirmed_by` names them: holders of roles, and members of teams. */
function holders(all: readonly string[]): string {
  const { roles, teams } = rolesAndTeams(all);
  return [
    ...(roles.length === 0 ? [] : [`holders of ${listed(roles)}`]),
    ...(teams.length === 0 ? [] : [`members of the team ${listed(teams)}`]),
  ].join(' or ');
}

function deed({ person, kind, url, day, toldBy }: Waiting, logins: Logins): string {
  const who = logins[person];
  const teller = toldBy === null || toldBy === person ? undefined : logins[toldBy];
  const parts = [
    `${who === undefined ? 'an account that is gone' : quote(who)}: ${names[kind]}, ${day}`,
    ...(url === null ? [] : [quote(url, 120)]),
    ...(teller === undefined ? [] : [`told by ${quote(teller)}`]),
  ];
  return `- ${parts.join(', ')}`;
}

export const en: Messages = {
  refused: (command, why) => `${quote(command)} was not done: ${reason(why)}`,
  waiting: (deeds, confirm, logins) =>
    [
      confirm.length === 0
        ? '**Deeds that wait to be confirmed.** Nobody may confirm them yet: `confirmed_by` of `hearth.yml` names no role.'
        : `**Deeds that wait to be confirmed** by ${holders(confirm)}, with \`/confirm @login\` or \`/refuse @login\`:`,
      '',
      longList(
        deeds.map((one) => deed(one, logins)),
        more,
      ),
    ].join('\n'),
  please: (login, kind) =>
    `Nothing was credited by these words. To tell of it, write on a line of its own: ${quote(`/credit @${login} ${kind}`)}, with a link where there is one.`,
  fileTitle: 'Some deeds in the file could not be read',
  file: (path, problems) =>
    [
      `In ${quote(path)} on the default branch these entries were passed over; all others count.`,
      '',
      longList(
        problems.map((problem) => `- ${problem}`),
        more,
      ),
      '',
      'This issue is closed by itself when the file is mended.',
    ].join('\n'),
  fileMended: 'All entries of the file can be read.',
  nobody: (login, meant) =>
    meant === null
      ? `Nobody on GitHub is called ${quote(login)}; write the login as it stands in their profile.`
      : `Nobody on GitHub is called ${quote(login)}; did you mean ${quote(meant)}?`,
  tooMany: (most) => `It names more than ${most} people: those in the entries after them were not looked up.`,
};
