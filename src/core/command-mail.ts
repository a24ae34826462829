// Replies by e-mail: from where on a body is no longer the sender's own words.

/** Lines that mail programs put between an answer and what it answers. */
const CUTS: readonly RegExp[] = [
  /^-- $/,
  /^\s{0,3}-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|原始邮件|转发邮件|邮件原件)\s?-{2,}\s*$/i,
  /^\s{0,3}(?:发件人|寄件者|寄件人)\s?[:：]/,
];
/** Above it a mail program writes when, and who: without a date it may be anybody's sentence. */
const ATTRIBUTIONS: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^ {0,3}On /, /wrote:\s*$/],
  [/^ {0,3}Am /, /\sschrieb(?:\s.*)?:\s*$/],
  [/^ {0,3}Le /, /\sa écrit\s?:\s*$/],
  [/^ {0,3}El /, /\sescribió:\s*$/],
  [/^ {0,3}Em /, /\sescreveu:\s*$/],
  [/^ {0,3}Il /, /\sha scritto:\s*$/],
];
const WROTE_ZH = /写道\s?[:：]\s*$/;
const FROM = /^ {0,3}(?:\*{2})?(?:From|Von|De|Da)\s?:/;
const SENT = /^ {0,3}(?:\*{2})?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Data|Inviato)\s?:/;

/** An attribution is wrapped over as many lines at most. */
const MOST_LINES = 3;
const MOST_CHARACTERS = 400;

/** Does what is answered begin with this line? */
export function beginsReply(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (CUTS.some((cut) => line.length <= MOST_CHARACTERS && cut.test(line))) return true;
  if (FROM.test(line)) return SENT.test(lines[index + 1] ?? '');
  const attribution = ATTRIBUTIONS.find(([begin]) => begin.test(line));
  if (attribution !== undefined) return attributes(lines, index, attribution[1]);
  return WROTE_ZH.test(line.slice(-20)) && /\d/.test(line.slice(0, MOST_CHARACTERS));
}

/** `On Mon, 2 Mar 2026 at 10:12, Ana <…> wrote:`, on one line or a few. */
function attributes(lines: readonly string[], index: number, end: RegExp): boolean {
  let seen = '';
  for (const line of lines.slice(index, index + MOST_LINES)) {
    if (line.trim() === '') return false;
    seen = `${seen} ${line}`;
    if (seen.length > MOST_CHARACTERS) return false;
    if (end.test(seen)) return /\d/.test(seen);
  }
  return false;
}
