// `/hearth status`: whose turn it is, the SIGs and labels. `/hearth me`: what the sender has in hand here.
import { labelsOn } from '../../core/live-item.js';
import { quote } from '../../core/markdown.js';
import { isSame } from '../../core/name.js';
import { minuteOf } from '../../core/time.js';
import { messages } from './messages.js';
import type { Ground } from './outcome.js';

const MOST = 20;

export function statusOf({ turn, live, directory, language }: Ground): string {
  const said = messages[language];
  const labels = live === null ? [] : labelsOn(live);
  const sigs = (directory?.sigs ?? []).filter(
    ({ label }) => label !== null && labels.some((one) => isSame(one, label)),
  );
  const reviewers = (live?.reviewers ?? []).filter(({ id }) => turn?.people.includes(id) === true);
  const lines = [
    turn === null
      ? said.turnUnknown
      : said.turn(turn, `${minuteOf(turn.since)} UTC`, listOf(reviewers.map(({ login }) => login))),
    ...(sigs.length === 0 ? [] : [said.sigs(listOf(sigs.map(({ name }) => name)))]),
    labels.length === 0 ? said.noLabels : said.labels(listOf(labels)),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Only what everybody can see; other repositories may be private. */
export function meOf({ hand, repository, spoken, language }: Ground): string {
  const said = messages[language];
  const here = (items: readonly { readonly repository: number; readonly number: number }[]): string =>
    items
      .filter((one) => one.repository === repository.id)
      .slice(0, MOST)
      .map(({ number }) => `#${number}`)
      .join(said.comma);
  const { issues, pulls, merged, mergedInPublic: seen } = hand ?? { issues: [], pulls: [], merged: null };
  const lines = [
    said.issuesOf(here(issues)),
    said.pullsOf(here(pulls)),
    ...(merged === null || seen === undefined ? [] : [said.mergedOf(seen)]),
  ];
  return [said.me(quote(spoken.author.login)), lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

const listOf = (names: readonly string[]): string =>
  [...names.slice(0, MOST).map((name) => quote(name)), ...(names.length > MOST ? ['…'] : [])].join(' ');
