// Changes of files by one rolling pull request for each series: made where none is open, else added to. What people changed on
// its branch stays; what they closed is not asked for again; what they merged is done, and the next begins anew.
import { edited, whyNever } from '../../community/roster/edit.js';
import type { FileChange, FilesAct } from '../../core/action.js';
import { ALIASES_PATH } from '../../core/readable.js';
import { already } from './hands.js';
import type { Hands } from './hands.js';
import { seenAgain } from './status.js';
import type { Made, OpenAction, ReadFile, RollingPull, Settled } from '../ports.js';

const refused = (detail: string): Settled => ({ state: 'refused', detail });

/** A pull request's text is cut there. */
const MOST_BODY = 60_000;

interface Work {
  readonly hands: Hands;
  readonly action: OpenAction;
  readonly act: FilesAct;
  readonly rolling: RollingPull;
}

export async function applyFiles(hands: Hands, action: OpenAction, act: FilesAct): Promise<Settled> {
  const never = await whyNotAtAll(hands, act);
  if (never !== null) return refused(never);
  const rolling = await hands.github.rollingPull(hands.repository, act.branch);
  const work: Work = { hands, action, act, rolling };
  const onBase = await makeOf(work, rolling.base, act.changes);
  if (typeof onBase === 'string') return refused(onBase);
  // It came to be so in another way. A file as a whole may have gone back to what it was, and the request not.
  const isOpen = rolling.pull?.state === 'open';
  if (onBase.length === 0 && !(isOpen && act.changes.some(({ as }) => as === 'whole'))) return already(action);
  return rolling.pull?.state === 'open' ? addTo(work, rolling.pull) : makeAnew(work, onBase);
}

/** Before anything is read of the files: only what sections in force name, by the kinds that may be changed. */
async function whyNotAtAll({ github, repository, says }: Hands, act: FilesAct): Promise<string | null> {
  for (const change of act.changes) {
    const why = whyNever(change);
    if (why !== null) return why;
    if (!(await says.names(change.path))) return `no section in force names ${change.path}`;
  }
  if (!BRANCH.test(act.branch) || act.branch === repository.defaultBranch) {
    return `${JSON.stringify(act.branch)} is no branch of Hearth's own`;
  }
  const granted = await github.granted();
  return granted['contents'] === 'write'
    ? null
    : 'the App may not change files here: it lacks the permission `contents: write`';
}

/** Hearth's own begin with its name. */
const BRANCH = /^hearth\/[a-z\d][a-z\d-]*(?:\/[a-z\d][a-z\d-]*)*$/;

/** The files that the changes make other than they are at a commit; a sentence: why one cannot be made. */
async function makeOf(
  { hands: { github, repository } }: Work,
  commit: string,
  changes: readonly FileChange[],
): Promise<readonly ReadFile[] | string> {
  const before = new Map<string, string | null>();
  const after = new Map<string, string | null>();
  const aliases = changes.some(({ as }) => as === 'approvers' || as === 'reviewers')
    ? ((await github.fileAt(repository, ALIASES_PATH, commit))?.text ?? null)
    : null;
  for (const change of changes) {
    const { path } = change;
    if (!before.has(path)) before.set(path, (await github.fileAt(repository, path, commit))?.text ?? null);
    const text = after.has(path) ? (after.get(path) ?? null) : (before.get(path) ?? null);
    const made = edited(change, text, aliases);
    if (made.is === 'refused') return made.why;
    after.set(path, made.is === 'same' ? text : made.text);
  }
  return [...after].flatMap(([path, text]) => (text === null || text === before.get(path) ? [] : [{ path, text }]));
}

async function addTo(work: Work, pull: NonNullable<RollingPull['pull']>): Promise<Settled> {
  const { hands, action, act, rolling } = work;
  const { github, repository, audit } = hands;
  const { head } = rolling;
  if (head === null) return refused(`the branch ${act.branch} of the open pull request is gone`);
  const onHead = await makeOf(work, head, act.changes);
  if (typeof onHead === 'string') return refused(onHead);
  if (onHead.length === 0) return seenAgain([action], pull);
  const earlier = rolling.ours && rolling.behind ? await audit.filesIn(repository.id, act.series, pull.id) : [];
  const anew = earlier.length === 0 ? null : await makeOf(work, rolling.base, [...earlier, ...act.changes]);
  // What somebody else put there, or what cannot be built again, stays: the change comes on top of it.
  const isAnew = anew !== null && typeof anew !== 'string' && anew.length > 0;
  const files = isAnew ? anew : onHead;
  const made = await hands.write([action], async () => {
    const onto = isAnew ? rolling.base : head;
    await github.commitFiles(repository, { branch: act.branch, from: head, onto, files, message: act.message });
    const body = joined(pull.body, act.body);
    return body === pull.body ? pull : github.editPull(repository, pull.id, { body });
  });
  return { state: 'applied', githubId: pull.id, url: made.url };
}

/** People may have written into it: nothing of it is taken out. */
function joined(before: string, more: string): string {
  if (before.includes(more.trim())) return before;
  const body = `${before.trimEnd()}\n\n${more.trim()}`;
  return body.length > MOST_BODY ? before : body;
}

async function makeAnew(work: Work, files: readonly ReadFile[]): Promise<Settled> {
  const { hands, action, act, rolling } = work;
  const { github, repository } = hands;
  const { pull, head } = rolling;
  if (pull?.state === 'closed') {
    const left = await makeOf(work, pull.head, act.changes);
    if (typeof left !== 'string' && left.length === 0) {
      return { ...refused(`a person closed the pull request that asked for it (#${pull.id})`), githubId: pull.id };
    }
  }
  // The branch of a request that is over may be built anew as long as nobody went on with it.
  const isFree = head === null || rolling.ahead === 0 || rolling.ours || head === pull?.head;
  if (!isFree) return refused(`there is a branch ${act.branch} with commits of other people; delete or rename it`);
  // What an earlier try, or another decision of this very moment, put there and did not open yet goes with it.
  const left = head !== null && rolling.ours && rolling.ahead > 0 && head !== pull?.head ? head : null;
  const more = left === null ? files : await makeOf(work, left, act.changes);
  if (typeof more === 'string') return refused(more);
  const made = await hands.write([action], async (): Promise<Made> => {
    const { branch, message, title, body } = act;
    const commit = { branch, from: head, onto: left ?? rolling.base, files: more, message };
    if (more.length > 0) await github.commitFiles(repository, commit);
    return github.openPull(repository, { branch, title, body });
  });
  return { state: 'applied', githubId: made.id, url: made.url };
}
