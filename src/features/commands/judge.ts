// One request, judged: first whether this person may ask for it, then what it asks for.
import { mayUse } from '../../core/permission.js';
import { judgeRequired } from './answer-required.js';
import { judgeHelp } from './help-wanted.js';
import { judgeClose, judgeReopen, judgeReviewers, judgeTitle } from './item.js';
import { judgeLabels } from './labels.js';
import { judgeMeta } from './meta.js';
import { refused } from './outcome.js';
import type { Ground, Outcome } from './outcome.js';
import type { Request } from './request.js';
import { standingOf } from './words.js';

/** Empty: another section's. */
export function judge(request: Request, ground: Ground): readonly Outcome[] {
  const { own, spoken, permission } = ground;
  const isAuthor = spoken.item.author?.id === spoken.author.id;
  const who = standingOf(request.verb, own);
  // Unknown means no, for whatever it is, also for what anyone may.
  if (!mayUse('anyone', permission, false)) {
    return [refused({ code: permission === 'none' ? 'permission_none' : 'permission_unknown', who })];
  }
  const kind = spoken.item.kind === 'issue' ? 'issue' : 'pull_request';
  if (!mayUse(who, permission, isAuthor)) return [refused({ code: 'may_not', who, kind })];
  return obey(request, ground);
}

function obey(request: Request, ground: Ground): readonly Outcome[] {
  switch (request.verb.kind) {
    case 'family':
    case 'label':
    case 'lifecycle':
      return judgeLabels(request, ground);
    case 'help':
    case 'good-first-issue':
      return judgeHelp(request, ground);
    case 'reviewers':
      return judgeReviewers(request, ground);
    case 'close':
      return judgeClose(request);
    case 'reopen':
      return judgeReopen(ground);
    case 'retitle':
      return judgeTitle(request);
    case 'required':
      return judgeRequired(ground);
    case 'hearth':
      return judgeMeta(request, ground);
  }
}
