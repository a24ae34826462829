// All requests of one text, judged and planned, with the reason that the ledger keeps.
import type { Decision } from '../../core/feature.js';
import { MOST_COMMANDS } from '../../core/command.js';
import { quote } from '../../core/markdown.js';
import { judge } from './judge.js';
import { refused } from './outcome.js';
import type { Ground } from './outcome.js';
import { planned } from './plan.js';
import type { Judged } from './plan.js';
import type { Requests } from './request.js';

const MOST_NAMED = 3;

export function decisionOn({ obeyed, beyond }: Requests, ground: Ground): Decision {
  const [first] = beyond;
  const judged: readonly Judged[] = [
    ...obeyed.map((request) => ({ command: request.command, outcomes: judge(request, ground) })),
    ...(first === undefined
      ? []
      : [{ command: first.command, outcomes: [refused({ code: 'too_many', most: MOST_COMMANDS })] }]),
  ].filter(({ outcomes }) => outcomes.length > 0);
  if (judged.length === 0) return { because: { code: 'not_ours', visibility: 'public' } };
  const named = judged.slice(0, MOST_NAMED).map(({ command }) => quote(command.text));
  const commands = [...named, ...(judged.length > MOST_NAMED ? ['…'] : [])].join(' ');
  const params = { who: quote(ground.spoken.author.login), commands };
  return { because: { code: codeOf(judged), params, visibility: 'public' }, actions: planned(judged, ground) };
}

function codeOf(judged: readonly Judged[]): string {
  const kinds = new Set(judged.flatMap(({ outcomes }) => outcomes.map(({ kind }) => kind)));
  const isRefused = kinds.delete('refused');
  if (isRefused) return kinds.size === 0 ? 'refused' : 'partly';
  return kinds.size === 1 && kinds.has('answer') ? 'answered' : 'obeyed';
}
