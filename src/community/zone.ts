// Time zones as communities write them. Letters alone mean several zones (IST: India, Ireland, Israel) and are not taken.

/** What people write beside the letters, and the zone whose clock they go by, summer time included. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['pt (pacific time)', 'America/Los_Angeles'],
  ['pacific time (pt)', 'America/Los_Angeles'],
  ['pacific time', 'America/Los_Angeles'],
  ['mt (mountain time)', 'America/Denver'],
  ['ct (central time)', 'America/Chicago'],
  ['et (eastern time)', 'America/New_York'],
  ['est (eastern time)', 'America/New_York'],
  ['eastern time (et)', 'America/New_York'],
  ['eastern time', 'America/New_York'],
  ['cet (central european time)', 'Europe/Brussels'],
  ['central european time (cet)', 'Europe/Brussels'],
  ['central european time', 'Europe/Brussels'],
  ['ist (india standard time)', 'Asia/Kolkata'],
  ['indian standard time', 'Asia/Kolkata'],
  ['cst (china standard time)', 'Asia/Shanghai'],
  ['china standard time', 'Asia/Shanghai'],
  ['beijing time', 'Asia/Shanghai'],
  ['北京时间', 'Asia/Shanghai'],
  ['jst (japan standard time)', 'Asia/Tokyo'],
  ['gmt', 'UTC'],
  ['utc', 'UTC'],
  ['utc (coordinated universal time)', 'UTC'],
]);

/** The IANA zone that is meant; null: it cannot be told for certain. */
export function zoneOf(written: string): string | null {
  const plain = written.trim().replace(/\s+/g, ' ');
  const known = WRITTEN.get(plain.toLowerCase());
  if (known !== undefined) return known;
  // `Europe/Warsaw`, and countries such as `Poland`; not `EST` or `+08:00`, which know nothing of summer time.
  if (!/^(?:[A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2}|[A-Z][a-z]{3,})$/.test(plain)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: plain }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
