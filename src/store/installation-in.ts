// Whose turn a delivery takes, found in its bytes without reading them: the door has no time to, and whoever floods Hearth
// shall wait behind himself alone. Nothing else rests on it; what the row is about is read when it is handled.
const KEY = Buffer.from('"installation":');

/**
 * The number in the last `"installation":{"id":N` of a payload of GitHub, or `"installation":N` of a row of Hearth's own;
 * null: there is none. No text that people write can hold the key: in JSON its quotes would be escaped.
 */
export function installationIn(payload: Buffer): number | null {
  const at = payload.lastIndexOf(KEY);
  if (at < 0) return null;
  const start = at + KEY.length;
  const found = /^\s*(?:\{\s*"id":\s*)?(\d{1,15})\b/.exec(payload.toString('latin1', start, start + 60));
  return found === null ? null : Number(found[1]);
}
