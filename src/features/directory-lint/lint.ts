// What is wrong in a directory and in OWNERS files, each with its place and what to do about it. Pure.
import { sigTitle } from '../../community/sig-words.js';
import { nextMeeting } from '../../community/meeting.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { fold, isSame } from '../../core/name.js';
import type { AccountsAnswer, LabelUseAnswer, OwnersFilesAnswer } from '../../core/sig-question.js';
import type { Directory, Sig } from '../../core/sig.js';
import type { Chapter } from './chapters.js';
import { messages } from './messages.js';
import { labelsIn, loginsIn } from './names.js';
import type { Looked } from './names.js';

export interface Known extends Looked {
  readonly accounts: AccountsAnswer;
  /** Labels that were asked for, and those of them that exist. */
  readonly asked: readonly string[];
  readonly exist: readonly string[];
  readonly use: LabelUseAnswer;
  readonly quietDays: number;
  readonly now: Date;
  /** Whose the repository is: the lint speaks of an organisation, or of the repository alone. */
  readonly of: 'organization' | 'user';
}

export interface Linted {
  readonly remarks: Readonly<Record<Chapter, readonly string[]>>;
  /** What could not be told, a sentence each: never taken for right, and never for wrong. */
  readonly unknown: readonly string[];
}

export function lint(known: Known, language: Language): Linted {
  const { directory, owners } = known;
  const sigs = directory?.sigs ?? [];
  return {
    remarks: {
      directory: (directory?.problems ?? []).map((problem) => quote(problem, 300)),
      people: sigs.flatMap((sig) => people(sig, known, language)),
      labels: labels(known, language),
      owners: [...names(known, language), ...aliases(owners, known, language)],
      quiet: sigs.flatMap((sig) => quiet(sig, known, language)),
      meetings: sigs.flatMap((sig) => meetings(sig, known.now, language)),
    },
    unknown: unknown(known, language),
  };
}

const standingOf = (accounts: AccountsAnswer, login: string): AccountsAnswer[string] => accounts[login] ?? 'unknown';

function people(sig: Sig, { accounts, of }: Known, language: Language): readonly string[] {
  const { lead } = messages[language];
  return sig.leads.flatMap(({ login }) => {
    const words = { gone: lead.gone, outside: lead.outside[of], member: null, unknown: null }[
      standingOf(accounts, login)
    ];
    return words === null ? [] : [words(quote(login), sigTitle(sig))];
  });
}

function labels({ directory, owners, asked, exist }: Known, language: Language): readonly string[] {
  const words = messages[language];
  const there = new Set(exist.map(fold));
  return asked
    .filter((label) => !there.has(fold(label)))
    .map((label) => words.label(quote(label), placesOf(label, directory, owners).slice(0, 3).join(words.and)));
}

function placesOf(label: string, directory: Directory | null, { files }: OwnersFilesAnswer): readonly string[] {
  const isIt = (name: string | null) => name !== null && isSame(name, label);
  const sigs = (directory?.sigs ?? []).filter((sig) => isIt(sig.label)).map(sigTitle);
  const lines = files.flatMap(({ path, labels: named }) =>
    named.filter(({ name }) => isIt(name)).map(({ line }) => quote(`${path}:${line}`)),
  );
  return [...sigs, ...lines];
}

/** Names in OWNERS files that are neither an account nor an alias, and files that could not be read. */
function names({ owners, accounts }: Known, language: Language): readonly string[] {
  const { owner } = messages[language];
  const aliasNames = new Set(Object.keys(owners.aliases).map(fold));
  return owners.files.flatMap(({ path, names: named, problem }) => [
    ...(problem === null ? [] : [quote(problem, 300)]),
    ...named.flatMap(({ name, line }) =>
      !aliasNames.has(fold(name)) && standingOf(accounts, name) === 'gone'
        ? [owner(quote(`${path}:${line}`), quote(name))]
        : [],
    ),
  ]);
}

/** Aliases that nobody uses, or whose members are gone. */
function aliases(
  { aliases: all, files, complete }: OwnersFilesAnswer,
  { accounts }: Known,
  language: Language,
): readonly string[] {
  const { alias } = messages[language];
  const used = new Set(files.flatMap(({ names: named }) => named.map(({ name }) => fold(name))));
  return Object.entries(all).flatMap(([name, logins]) => [
    ...(complete && !used.has(fold(name)) ? [alias.unused(quote(name))] : []),
    ...(logins.length === 0 ? [alias.empty(quote(name))] : []),
    ...logins
      .filter((login) => standingOf(accounts, login) === 'gone')
      .map((login) => alias.gone(quote(name), quote(login))),
  ]);
}

function quiet(sig: Sig, { use, exist, quietDays, now }: Known, language: Language): readonly string[] {
  const { label } = sig;
  if (label === null || !exist.map(fold).includes(fold(label))) return [];
  const found = use[label];
  if (found === undefined) return [];
  const isLate = found.last === null || now.getTime() - new Date(found.last).getTime() > quietDays * 86_400_000;
  return isLate
    ? [messages[language].quiet(sigTitle(sig), quote(label), quietDays, found.last?.slice(0, 10) ?? null)]
    : [];
}

function meetings(sig: Sig, now: Date, language: Language): readonly string[] {
  return sig.meetings.flatMap((meeting) => {
    const next = nextMeeting({ meetings: [meeting] }, now);
    return next?.kind === 'words' ? [messages[language].meeting(sigTitle(sig), quote(next.words, 160))] : [];
  });
}

function unknown(known: Known, language: Language): readonly string[] {
  const words = messages[language];
  const logins = loginsIn(known).filter((login) => standingOf(known.accounts, login) === 'unknown');
  const rest = labelsIn(known).length - known.asked.length;
  return [
    ...(logins.length === 0
      ? []
      : [
          words.unknownNames[known.of](
            logins.length,
            logins
              .slice(0, 5)
              .map((login) => quote(login))
              .join(', '),
          ),
        ]),
    ...(known.owners.complete ? [] : [words.unknownOwners]),
    ...(rest > 0 ? [words.unknownLabels(rest)] : []),
  ];
}
