// Where a link may lead: to a page of ours, a place on the same page, or an https address.

const ELSEWHERE = /^https:\/\/[^/?#\\\s]/;
/** From the top, but not `//host`, which leads elsewhere; a browser takes a backslash for a slash. */
const OURS = /^(?:\/(?![/\\])|[?#])/;

/** The address itself, or `#` in its place: a link that leads nowhere rather than to a script. */
export function addressIn(text: string): string {
  const isSafe = (ELSEWHERE.test(text) && URL.canParse(text)) || OURS.test(text);
  // Browsers drop tabs and line ends from addresses, and so may join what looked apart.
  return isSafe && !/\p{Cc}/u.test(text) ? text : '#';
}

/** One step of a path: whatever is in it stays one step. */
export const step = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
