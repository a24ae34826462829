// What Hearth made of an item, told from the twin's state and from Hearth's own records, and held against what must be true.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Because } from '../src/core/action.js';
import { explain } from '../src/core/explain.js';
import type { Feature } from '../src/core/feature.js';
import { loadRows } from './audit.js';
import type { Done, Row } from './audit.js';
import { keyOf } from './scene.js';
import type { Expected, Place } from './scene.js';
import type { Memory, Parts } from './parts.js';

export async function hear(expected: Expected, parts: Parts, memory: Memory): Promise<void> {
  const { repo, number, because, feature = 'welcome' } = expected;
  const { teller, twin, features } = parts;
  const key = keyOf(expected);
  memory.expected.set(key, expected);
  const rows = await rowsOf(parts, expected);
  const fresh = rows.filter(({ id }) => id > (memory.told.get(key) ?? 0));
  memory.told.set(key, rows.at(-1)?.id ?? 0);
  const found = fresh
    .flatMap((row) => row.outcomes.map((outcome) => ({ ...outcome, row })))
    .findLast((outcome) => outcome.feature === feature && outcome.because.code === because);
  const comments = twin.comments(repo, number).filter(({ viaApp }) => viaApp).length;
  const about = { item: key, comments, because: found === undefined ? null : because };

  const deeds = deedsOf(fresh, expected, parts, memory);
  for (const [index, { text, why }] of deeds.entries()) {
    if (index > 0) await sleep(parts.pace, undefined, { signal: parts.signal });
    teller.line('hearth', text, about);
    if (why !== deeds[index + 1]?.why) teller.line('why', why);
  }
  if (deeds.length === 0) {
    const still = `still ${comments} ${comments === 1 ? 'comment' : 'comments'}`;
    teller.line('hearth', `${comments === 0 ? 'writes nothing' : still} on ${key}.`, about);
    const observed = found !== undefined && isObserved(found) ? ' Only observed.' : '';
    if (found !== undefined) teller.line('why', `${sentence(found, features)}${observed}`);
  }

  if (comments !== expected.comments) {
    memory.mismatches.push(`${key} has ${comments} comments of Hearth, expected ${expected.comments}`);
  }
  if (found === undefined) memory.mismatches.push(`${key}: ${feature} did not decide "${because}"`);
}

/** Rows about an item, and the one that made it where it is Hearth's own. */
export async function rowsOf(
  { database, twin }: Pick<Parts, 'database' | 'twin'>,
  place: Place,
): Promise<readonly Row[]> {
  const repository = twin.state.names.get(place.repo);
  const isAbout = (row: Row) => row.number === place.number || row.actions.some((done) => hasMade(done, place.number));
  return (await loadRows(database)).filter((row) => row.repository === repository && isAbout(row));
}

export const hasMade = ({ act, state, githubId }: Done, number: number): boolean =>
  act.kind === 'issue' && state === 'applied' && githubId === number;

/** The sentence behind a reason. */
export function sentence(
  { feature, because }: { readonly feature: string; readonly because: Because },
  features: readonly Feature[],
): string {
  const known = features.find(({ name }) => name === feature);
  return known === undefined ? because.code : explain(known, because, 'en');
}

const isObserved = ({ feature, row }: { readonly feature: string; readonly row: Row }) =>
  row.actions.some((done) => done.feature === feature && done.state === 'would');

interface Deed {
  readonly text: string;
  readonly why: string;
}

/** What took effect on GitHub, each comment once however often it was edited since. */
function deedsOf(rows: readonly Row[], expected: Expected, parts: Parts, memory: Memory): readonly Deed[] {
  const told = new Set<number>();
  const deeds: Deed[] = [];
  for (const done of rows.flatMap(({ actions }) => actions)) {
    if (done.state !== 'applied' || (done.githubId !== null && told.has(done.githubId))) continue;
    const texts = textsOf(done, expected, parts, memory);
    if (texts.length > 0 && done.githubId !== null) told.add(done.githubId);
    deeds.push(...texts.map((text) => ({ text, why: sentence(done, parts.features) })));
  }
  for (const id of told) memory.written.add(id);
  return deeds;
}

function textsOf(done: Done, { repo, number, line }: Expected, { twin }: Parts, memory: Memory): readonly string[] {
  const key = keyOf({ repo, number });
  const { act, githubId, feature } = done;
  if (act.kind === 'label') {
    return [
      ...act.add.map((name) => `puts ${name} on ${key}.`),
      ...act.remove.map((name) => `takes ${name} off ${key}.`),
    ];
  }
  if (act.kind === 'issue') {
    const issue = twin.issues(repo).find((one) => one['number'] === number);
    return [`opens ${key}: ${String(issue?.['title'])}`, `it says there: ${lineOf(String(issue?.['body']), line)}`];
  }
  const comment = twin.comments(repo, number).find(({ id }) => id === githubId);
  if (comment === undefined) return [];
  const did = memory.written.has(comment.id) ? 'edits its comment' : 'writes';
  return [`${did} on ${key}: ${lineOf(sectionOf(comment.body, feature), line)}`];
}

/** What a section of `hearth.yml` wrote into a comment that several of them share; else the whole comment. */
export function sectionOf(body: string, feature: string): string {
  const [, after = body] = body.split(`<!-- section:${feature} -->`);
  return after.split(`<!-- /section:${feature} -->`, 1)[0] ?? '';
}

/** One line of a text, without hidden marks. */
export function lineOf(text: string, wanted: RegExp | undefined): string {
  const lines = text
    .split('\n')
    .map((line) => line.replaceAll(/<!--.*?-->/g, '').trim())
    .filter((line) => line !== '');
  return lines.find((line) => wanted?.test(line)) ?? lines[0] ?? '';
}
