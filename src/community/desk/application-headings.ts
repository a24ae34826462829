// What a question of a form asks for, by the meaning of its words: GitHub Username, Applicant, 申请人; Sponsor 1, 推荐人.

export type FieldRole = 'applicant' | 'sponsors' | 'sig' | 'contributions';

const SPONSORS =
  /\b(?:sponsors?\d{0,2}|sponsored by|referees?\d{0,2}|endorsers?|endorsed by|recommenders?|recommended by|vouchers?|vouched by|backers?)\b|推荐人|推薦人|保荐人|担保人|擔保人|举荐人|引荐人|介绍人|背书人|赞助人/;
const APPLICANT =
  /\b(?:applicants?|candidates?|nominees?)\b|\b(?:github|gh)\b.{0,20}\b(?:user ?names?|user|handle|id|account|login|profile|name)\b|\b(?:user ?names?|handle|login)\b.{0,20}\b(?:github|gh)\b|^(?:your |my )?(?:github|user ?name|handle|login)$|(?:github|gh).{0,10}(?:用户名|账号|帐号|账户|帐户|用户|帳號|賬號|用戶名)|^(?:你的|您的)?(?:用户名|账号|帐号|用戶名|帳號)|申请人|申請人|候选人|候選人|被提名人/;
const SIG =
  /\b(?:sigs?|special interest groups?|wgs?|working groups?|sub-?projects?)\b|兴趣小组|興趣小組|工作组|工作組|小组|子项目/;
const CONTRIBUTIONS =
  /\bcontribut|\bpull requests?\b|\bprs?\b|\bevidence\b|\bproofs?\b|\blinks?\b.{0,40}\b(?:requirements?|resources)\b|\bwhat (?:i|you|have you|i have|i've) (?:did|done|do)\b|贡献|貢獻|作品|成果|证明|佐证/;

/** What is asked about people rather than for them: whom they work for, why they were chosen, how else they are reached. */
const ASIDE =
  /\b(?:company|companies|employers?|affiliations?|e-?mails?|slack|twitter|linkedin|discord|telegram|wechat|social|reasons?|comments?|relationships?|statements?|agreements?)\b|公司|单位|邮箱|邮件|微信|理由|原因|关系|评语|意见|社交/;
/** Questions to be answered by yes or no, or with reasons. */
const YES_OR_NO =
  /^(?:do|does|did|have|has|are|is|will|can|could|would|why|how)\b|^(?:是否|有没有|为什么|为何|如何)|(?:吗|呢)\??$/;

/** Null: it asks for something else. */
export function roleOf(heading: string): FieldRole | null {
  const words = folded(heading);
  if (words === '' || YES_OR_NO.test(words)) return null;
  const aside = ASIDE.test(words);
  if (SPONSORS.test(words)) return aside ? null : 'sponsors';
  if (CONTRIBUTIONS.test(words)) return 'contributions';
  if (APPLICANT.test(words)) return aside ? null : 'applicant';
  if (SIG.test(words)) return aside ? null : 'sig';
  return null;
}

/** In small letters, marks and signs as spaces: `GitHub_Username (required) *` → `github username`. */
function folded(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:required|optional|必填|选填|可选)\)/g, ' ')
    .replace(/[^\p{L}\p{N}()?'-]+/gu, ' ')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a sentence speaks of sponsors. */
export const speaksOfSponsors = (sentence: string): boolean => SPONSORS.test(folded(sentence));
