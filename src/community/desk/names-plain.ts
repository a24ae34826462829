// An answer that names people, without what is around the names: Markdown, HTML, full-width signs, addresses. A link to a
// profile on GitHub becomes its login.
import { withoutEnding } from '../../core/ending.js';
import { isLogin } from '../../core/person.js';
import { STRUCK } from './struck.js';

export interface PlainNames {
  readonly text: string;
  readonly problems: readonly ('placeholder' | 'email' | 'team')[];
}

const LINK = /!?\[([^[\]\n]{0,500})\]\(([^()\n]{0,2000})\)/g;
const ADDRESS = /(?:https?:\/\/|www\.|(?<![\w.])github\.com\/)[^\s<>()"'`,;|、。]{1,2000}/gi;
const PROFILE = /^(?:https?:\/\/)?(?:www\.)?github\.com\/@?([a-z\d][\w-]*)\/?(?:[?#].*)?$/i;
const TAG = /<\/?[a-z][^<>]{0,1000}>/gi;
const EXAMPLE_TAG = /<(?:your|my|the|github|gh|user|sponsor|login|handle|name)\b[^<>]{0,60}>/i;
const EXAMPLE = /(^|\n)([^\S\n]*(?:[-*][^\S\n]+)?)(?:e\.\s?g\.?|eg\b|for example|such as|例如|比如)[,:\s]*@?[\w-]*/gi;
const EMAIL = /(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;
/** Which would be a team of the organisation `n`. */
const NOT_APPLICABLE = /(?<![\w@])@?n\/a(?!\w)/gi;
const TEAM = /(?<![\w@])@[a-z\d][a-z\d-]{0,38}\/(?=[\w.])[\w.-]{1,100}/gi;
/** First segments of github.com that are no accounts. */
const PAGES = new Set(['orgs', 'sponsors', 'settings', 'apps', 'features', 'search', 'topics', 'marketplace', 'login']);

/** Full-width letters and signs become plain ones; what does not show is taken out. Linear in the text's length. */
export function plainNames(written: string): PlainNames {
  const problems = new Set<'placeholder' | 'email' | 'team'>();
  const without = (text: string, pattern: RegExp, problem: 'email' | 'team') =>
    text.replace(pattern, () => {
      problems.add(problem);
      return ' ';
    });
  let text = written
    .replace(/[①-⑳]/g, '\n')
    .normalize('NFKC')
    .replace(/[\p{Cf}\uFE0F]/gu, '')
    .replace(STRUCK, ' ')
    .replace(LINK, (whole, label: string, address: string) => {
      const login = whole.startsWith('!') ? null : profileOf(address);
      return login === null ? ` ${whole.startsWith('!') ? '' : label} ` : ` @${login} `;
    })
    .replace(ADDRESS, (address) => {
      const login = profileOf(address);
      return login === null ? ' ' : ` @${login} `;
    });
  if (EXAMPLE_TAG.test(text)) problems.add('placeholder');
  text = without(text, EMAIL, 'email')
    .replace(TAG, ' ')
    .replace(EXAMPLE, (_, line: string, indent: string) => {
      problems.add('placeholder');
      return `${line}${indent}`;
    })
    .replace(NOT_APPLICABLE, ' ');
  text = without(text, TEAM, 'team')
    .replace(/[*`~]/g, ' ')
    .replace(/(?<!\w)_+|(?<!_)_+(?!\w)/g, ' ')
    .replace(/@[@\s]+(\w?)/g, (whole, next: string) => (next === '' ? whole : `@${next}`));
  return { text, problems: [...problems] };
}

/** Login of a profile's address; null: it leads elsewhere. */
function profileOf(address: string): string | null {
  const [, login = ''] = PROFILE.exec(withoutEnding(address.trim(), '.:!?)]*_')) ?? [];
  return isLogin(login) && !PAGES.has(login.toLowerCase()) ? login : null;
}
