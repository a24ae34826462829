// Reviewers, state and title of the item by command.
import { isLogin } from '../../core/person.js';
import { refused } from './outcome.js';
import type { Ground, Outcome } from './outcome.js';
import { namesIn } from './request.js';
import type { Request } from './request.js';

/** `/cc @ana @bo`; nobody named: whoever asks. */
export function judgeReviewers({ command, verb }: Request, { spoken }: Ground): readonly Outcome[] {
  if (spoken.item.kind !== 'pull_request') return [refused({ code: 'pulls_only' })];
  const add = 'add' in verb && verb.add;
  const named = namesIn(command.args).map((name) => name.replace(/^[@＠]/, ''));
  const logins = named.length === 0 ? [spoken.author.login] : named;
  return logins.map((login): Outcome => {
    if (login.includes('/')) return refused({ code: 'team_review' });
    if (!isLogin(login)) return refused({ code: 'bad_login', login });
    const own = login.toLowerCase() === spoken.item.author?.login.toLowerCase();
    if (own && add) return refused({ code: 'own_review' });
    return { kind: 'reviewers', add: add ? [login] : [], remove: add ? [] : [login] };
  });
}

/** GitHub's reasons for closing an issue, as people write them; a pull request has none. */
const REASONS: Readonly<Record<string, 'completed' | 'not_planned'>> = {
  '': 'completed',
  completed: 'completed',
  done: 'completed',
  'not planned': 'not_planned',
};

export function judgeClose({ command }: Request): readonly Outcome[] {
  const written = command.args.toLowerCase().replace(/[-_]/g, ' ');
  const state = Object.hasOwn(REASONS, written) ? REASONS[written] : undefined;
  return [state === undefined ? refused({ code: 'close_reason' }) : { kind: 'state', state }];
}

export function judgeReopen({ live }: Ground): readonly Outcome[] {
  return [live?.merged === true ? refused({ code: 'merged' }) : { kind: 'state', state: 'open' }];
}

/** GitHub takes no longer title. */
export const MOST_TITLE_CHARACTERS = 256;

export function judgeTitle({ command: { args } }: Request): readonly Outcome[] {
  if (args === '') return [refused({ code: 'no_title' })];
  if (args.length > MOST_TITLE_CHARACTERS) return [refused({ code: 'title_long', most: MOST_TITLE_CHARACTERS })];
  if (/(?:^|[^\p{L}\p{N}_])[@＠][a-z\d]/iu.test(args)) return [refused({ code: 'title_mentions' })];
  return [{ kind: 'title', title: args }];
}
