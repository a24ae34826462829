// Doctor's look at the public pages: whether they are served, where visitors find them, and whether they answer there.
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';
import type { Pages } from './partial-settings.js';

const NAME = 'pages';
const PATIENCE_MS = 5_000;

export async function checkPages({ on, url }: Pages): Promise<Check> {
  if (!on) {
    return url === null
      ? note(NAME, 'off: nothing is shown to the public (HEARTH_PAGES=on shows public repositories)')
      : note(NAME, `off, though ${url} is set as where they are`, 'set HEARTH_PAGES=on, or take HEARTH_URL out');
  }
  if (url === null) {
    return note(
      NAME,
      'on, beside the door; reports do not lead to them, because it is not known where visitors find them',
      'set HEARTH_URL to their address, such as https://hearth.example.org',
    );
  }
  return answersAt(url);
}

/** What `fetch` throws says no more than that it failed. */
const causeOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error);

/** Hearth may not run now: then nothing answers, which is not wrong. */
async function answersAt(url: string): Promise<Check> {
  try {
    const response = await fetch(`${url}/hearth.svg`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok && response.headers.get('content-type') === 'image/svg+xml') return ok(NAME, `on, at ${url}`);
    return failed(
      NAME,
      `on, and something else than they answers at ${url} (${response.status})`,
      'let the proxy pass what "Behind a proxy" in docs/pages.md lists, or mend HEARTH_URL',
    );
  } catch (error) {
    return note(NAME, `on, at ${url}; nothing answers there now: ${reasonOf(causeOf(error))}`);
  }
}
