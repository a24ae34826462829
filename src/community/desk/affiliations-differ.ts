// Whether two people work for the same employer, however its name is written.

/** What lists write for somebody whose employer nobody found. */
const UNKNOWN = /^\(?(?:unknown|not ?found|robots?|none|n\/a|\?+|-+|未知|不详|无)\)?$/i;
/** Known to work for nobody else: two of them have no employer in common. */
const ALONE = /^\(?(?:independent|self|self[- ]employed|individual|freelancer?|个人|自由职业者?|独立)\)?$/i;
/** What companies are by law, which one writes and another leaves out. */
const LEGAL =
  /(?:[\s,]+(?:inc|incorporated|ltd|limited|llc|llp|lp|gmbh|ag|se|kg|corp|corporation|co|company|plc|sas?|sarl|bv|nv|kk|pty|pte|srl|spa|oyj?|ab|aps|as|group|holdings?)|(?:股份|责任)?有限(?:责任)?公司|集团(?:公司)?|公司|株式会社)$/;

export const isUnknown = (employer: string): boolean => UNKNOWN.test(employer.trim());

/**
 * `same` where they have one employer in common, `unknown` where none is known of one of them: what is not known is never
 * `different`.
 */
export function differ(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): 'same' | 'different' | 'unknown' {
  const known = (employers: readonly string[] = []) => employers.filter((employer) => !isUnknown(employer));
  const [here, there] = [known(one), known(other)];
  if (here.length === 0 || there.length === 0) return 'unknown';
  const names = new Set(there.filter((employer) => !ALONE.test(employer.trim())).map(nameOf));
  return here.some((employer) => names.has(nameOf(employer))) ? 'same' : 'different';
}

/** `Acme Cloud Co., Ltd.` → `acmecloud`. */
function nameOf(employer: string): string {
  const whole = employer
    .slice(0, 300)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\.(?=[a-z])/g, '')
    .replace(/[.'"’]/g, '')
    .replace(/[,&/]/g, ' ')
    .replace(/^the\s+/, '')
    .trim();
  let name = whole;
  for (
    let shorter = name.replace(LEGAL, '');
    shorter !== name && shorter.trim() !== '';
    shorter = name.replace(LEGAL, '')
  ) {
    name = shorter.trim();
  }
  return name.replace(/[\s-]+/g, '');
}
