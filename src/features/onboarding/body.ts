// The words around the proposed file: Markdown of the pull request, or of the issue where Hearth may not open one.
import type { Language } from '../../core/language.js';
import { quote, tableCell } from '../../core/markdown.js';
import type { Choice } from '../../core/proposal.js';
import type { Replayed } from '../../core/config-question.js';
import { replayTable } from '../../core/replay-table.js';
import { boxes } from './labels.js';
import type { Proposed } from './file.js';
import { words } from './words.js';

/** GitHub takes 65,536 characters; room is left for the mark that Hearth puts in front. */
const MOST_BODY = 60_000;

/** The body of the pull request that brings the file. */
export function pullBody(proposed: Proposed, replayed: Replayed | undefined): string {
  const { pullIntro, declinePull } = words[proposed.language];
  return fitted(proposed, replayed, [pullIntro], declinePull);
}

export interface ByHand {
  readonly text: string;
  /** The default branch. */
  readonly branch: string;
  readonly why: WhyByHand;
}

/** Why Hearth opens no pull request: `refused`, by whom and why, as it was told. */
export type WhyByHand = 'permission' | 'empty' | { readonly refused: string };

/** The body of the issue that says how a person brings the file. */
export function issueBody(proposed: Proposed, replayed: Replayed | undefined, { text, branch, why }: ByHand): string {
  const { issueIntro, steps, declineIssue } = words[proposed.language];
  const intro = [issueIntro(reasonOf(why, proposed.language)), steps(newFileLink(branch, text), branch), fenced(text)];
  return fitted(proposed, replayed, intro, declineIssue);
}

function reasonOf(why: WhyByHand, language: Language): string {
  const { byHand } = words[language];
  return typeof why === 'string' ? byHand[why] : byHand.refused(quote(why.refused, 200));
}

function fitted(proposed: Proposed, replayed: Replayed | undefined, intro: readonly string[], decline: string): string {
  const { language } = proposed;
  const said = words[language];
  const body = (table: string) =>
    [
      ...intro,
      ...headed(said.settings, settingsTable(proposed)),
      ...headed(said.findings, proposed.findings.map((finding) => `- ${finding}`).join('\n')),
      ...headed(said.replay, table),
      ...(proposed.labels.length === 0
        ? []
        : headed(said.labels, `${said.labelsIntro}\n\n${boxes(proposed.labels, language)}`)),
      ...headed(said.ladder, said.ladderHow),
      ...headed(said.decline, decline),
    ].join('\n\n');
  const whole = body(replayed === undefined || replayed.items === 0 ? '' : replayTable(replayed, language));
  return whole.length <= MOST_BODY ? whole : body(said.replayTooLong);
}

const headed = (title: string, text: string): readonly string[] => (text === '' ? [] : [`### ${title}`, text]);

function settingsTable({ language, top, sections }: Proposed): string {
  const rows = [
    ...top.map((choice) => row(choice, [], language)),
    ...sections.flatMap(({ section, reason, choices }) => [
      `| \`${section}\` | | ${tableCell(reason)} |`,
      ...choices.map((choice) => row(choice, [section], language)),
    ]),
  ];
  return [words[language].settingsHead, ...rows].join('\n');
}

function row({ path, value, reason }: Choice, above: readonly string[], language: Language): string {
  const shown =
    typeof value === 'string' && value.includes('\n') ? words[language].inFile : quote(plainValue(value), 100);
  return `| \`${[...above, ...path].join('.')}\` | ${tableCell(shown)} | ${tableCell(reason)} |`;
}

const plainValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A fence that is longer than any within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`;
}

const MOST_LINK = 8_000;

/** GitHub's editor with the file filled in, from an issue of the same repository; null where it would be too long. */
export function newFileLink(branch: string, text: string): string | null {
  const link = `../new/${encoded(branch).replaceAll('%2F', '/')}?filename=.github%2Fhearth.yml&value=${encoded(text)}`;
  return link.length < MOST_LINK ? link : null;
}

/** A bracket would end the link. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[()'!*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
