// Why the desk did not obey a command, in English.
import type { Missing } from '../../community/desk/case-conditions.js';
import { wordings } from '../../community/ladder/wording.js';
import { quote } from '../../core/markdown.js';
import { minuteOf } from '../../core/time.js';
import { numbered } from './numbered.en.js';
import type { CaseWords } from './said.js';
import type { Why } from './why.js';

export function whyEn(why: Why, words: CaseWords | null): string {
  switch (why.code) {
    case 'no_case':
      return 'this issue is no application and no nomination. An application bears the label of its form; `/nominate @login for TITLE` begins a nomination.';
    case 'pull':
      return 'people are nominated on an issue of its own; open one and write it there.';
    case 'applicant':
      return 'it is about yourself; somebody else has to say it.';
    case 'own':
      return 'you nominated them, which counts already; somebody else has to second it.';
    case 'unreadable':
      return 'nobody can be read in it. Write it as `/nominate @login for TITLE`, and `in SIG` after it where the title is of a SIG.';
    case 'has_case':
      return 'this issue has a case of its own already. To nominate somebody else, open another issue; to support this nomination, write `/second`.';
    case 'not_owner':
      return 'only who applied, who nominated, or the person themselves can take it back.';
    case 'words':
      return 'it takes a few words after it: say what, so that others can act on it.';
    case 'not_named':
      return 'you are not among its sponsors, so there is nothing to take back.';
    case 'no_sponsors':
      return 'this title takes no sponsors. A comment in your own words helps just as well.';
    case 'no_nomination':
      return 'this is an application, which takes no seconds. Sponsors answer with +1.';
    case 'self':
      return 'nobody nominates themselves. Where the title has an application form, apply with that.';
    case 'unknown_say':
      return 'GitHub does not say now which roles you hold. Try again later.';
    case 'twice':
      return 'one at a time, please: write it in a comment of its own.';
    case 'elsewhere':
      return 'here, only concerns are told and settled. Please say it on the application itself, where all can read it.';
    case 'private':
      return why.place === null
        ? 'no private place for it is named here. Please tell it to somebody who decides, in person; it should not stand where all can read it.'
        : `it is told in the private repository ${quote(why.place)} alone, in the issue of this case. Should you not be able to read that, please tell it to somebody who decides, in person.`;
    case 'label_gone':
      return `the label ${quote(why.label)} was taken off, so this is no application for now. Put it on again first.`;
    case 'over':
      return OVER[why.stage] ?? 'it is over.';
    case 'no_say':
      return why.roles.length === 0
        ? 'the file names nobody who may; a maintainer can add it to `hearth.yml`.'
        : `that takes ${wordings.en.or(why.roles.map((role) => words?.whoever(role) ?? quote(role)))}.`;
    case 'missing':
      return `it cannot be decided yet: ${why.missing.map(missingOf).join('; ')}.`;
    case 'no_concern':
      return why.open.length === 0
        ? 'no concern is open.'
        : `write the number of an open concern: ${why.open.map((n) => `\`/resolve ${n}\``).join(' or ')}.`;
    case 'nobody':
      return `there is no account ${quote(why.login)}.${why.meant === null ? '' : ` Did you mean ${quote(why.meant)}?`}`;
    case 'no_title':
      return why.titles.length === 0
        ? 'nobody is nominated here; no title of `hearth.yml` says who may.'
        : `for what? People are nominated here for ${why.titles.map(({ name }) => quote(name)).join(', ')}.`;
    case 'not_nominated':
      return `nobody is nominated for ${quote(why.title.name)}${why.title.applyLabel === null ? '' : `; people apply, by an issue labelled ${quote(why.title.applyLabel)}`}.`;
    case 'not_a_person':
      return `${quote(why.login)} is no person's account.`;
    case 'held':
      return `${quote(why.login)} is ${words?.title ?? 'that'} already.`;
    case 'other_case':
      return `there is an open application or nomination for the same ${why.number === null ? 'in another repository' : `in #${why.number}`}; it goes on there.`;
    case 'requirement':
      return why.count === 0
        ? 'this title asks for nothing that one could vouch for.'
        : `which one? Write the number of a requirement of the list, from 1 to ${why.count}.`;
    case 'known':
      return why.met
        ? 'it is met already.'
        : 'it was counted, and is not there yet; a word stands only for what cannot be looked up.';
  }
}

const OVER: Partial<Readonly<Record<string, string>>> = {
  accepted: 'it was accepted already.',
  deferred: 'it was answered with "not yet" already; a new application can be made.',
  withdrawn: 'it was taken back. Opened again, it goes on.',
  closed: 'it is closed. Opened again, it goes on.',
};

function missingOf(missing: Missing): string {
  switch (missing.code) {
    case 'sig':
      return 'nobody said for which SIG it is';
    case 'requirements':
      return `${numbered([...missing.notYet, ...missing.unknown].sort((a, b) => a - b))} of the list`;
    case 'sponsors':
      return `sponsors, ${missing.have} of ${missing.need}`;
    case 'seconds':
      return `seconds, ${missing.have} of ${missing.need}`;
    case 'seats':
      return `all ${missing.of} seats are taken`;
    case 'objections':
      return `there is time to object until ${minuteOf(missing.until)} UTC`;
    case 'concerns':
      // What stands there is for those who may read it.
      return 'not all is settled in the private issue of this case';
    default:
      return 'it is over';
  }
}
