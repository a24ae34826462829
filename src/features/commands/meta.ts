// `/hearth why|status|help|preview|version|me`: one comment that answers.
import { near } from '../../core/near.js';
import { helpOf } from './answer-help.js';
import { meOf, statusOf } from './answer-status.js';
import { previewOf, whyOf } from './answer-why.js';
import { messages } from './messages.js';
import { refused } from './outcome.js';
import type { Ground, Outcome } from './outcome.js';
import { metaOf } from './request.js';
import type { Request } from './request.js';
import { VERSION } from '../../core/version.js';
import { metas } from './words.js';

export function judgeMeta({ command }: Request, ground: Ground): readonly Outcome[] {
  const { sub, written, rest } = metaOf(command);
  if (sub === null) {
    const others = othersOf(ground);
    // Another section's.
    if (others.includes(written)) return [];
    const known = [...metas, ...others];
    return [refused({ code: 'no_meta', near: near(written, known) ?? null, known })];
  }
  return [{ kind: 'answer', body: answerOf(sub, rest, ground) }];
}

function answerOf(sub: (typeof metas)[number], rest: string, ground: Ground): string {
  switch (sub) {
    case 'why':
      return whyOf(ground, rest);
    case 'preview':
      return previewOf(ground);
    case 'status':
      return statusOf(ground);
    case 'help':
      return helpOf(ground);
    case 'me':
      return meOf(ground);
    case 'version':
      return messages[ground.language].version(VERSION);
  }
}

/** `lint`, where a section of its own takes `/hearth lint`. */
const othersOf = ({ here }: Ground): readonly string[] =>
  here
    .filter(({ feature }) => feature !== 'commands')
    .flatMap(({ commands }) => commands.map(({ word }) => word))
    .flatMap((word) => (word.startsWith('hearth ') ? [word.slice('hearth '.length)] : []));
