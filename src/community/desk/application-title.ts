// Whom the title of an application names: `REQUEST: New membership for alice`.
import { isExample, isProse } from './application-words.js';
import { peopleMentioned } from './application-people.js';
import { isLogin } from '../../core/person.js';

const FOR = /\bfor[\s:]+@?([a-z\d][\w-]{0,38})\s*[.!]?\s*$/i;
const ZH = /(?:申请人|候选人)\s*[:：]\s*@?([a-z\d][\w-]{0,38})\s*$/i;
/** What else people apply for. */
const THINGS =
  /^(?:me|membership|member|reviewers?|approvers?|leads?|leader|maintainers?|ambassadors?|contributors?|sig|review|approval|20\d\d)$/i;

/** One login or several that are mentioned; empty: none. */
export function applicantInTitle(title: string): readonly string[] {
  const plain = title.slice(0, 1000).normalize('NFKC');
  const mentioned = peopleMentioned(plain);
  if (mentioned.length > 0) return mentioned;
  const [, login = ''] = FOR.exec(plain) ?? ZH.exec(plain) ?? [];
  return isLogin(login) && !isExample(login) && !THINGS.test(login) && !isProse([login]) ? [login] : [];
}
