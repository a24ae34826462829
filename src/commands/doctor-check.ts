// The result of one of doctor's checks, and what it says about a failure without saying a secret.

export interface Check {
  readonly name: string;
  /** `note`: not wrong, but worth knowing. */
  readonly state: 'ok' | 'note' | 'failed';
  readonly detail: string;
  readonly fix?: string;
}

export const ok = (name: string, detail: string): Check => ({ name, state: 'ok', detail });
export const note = (name: string, detail: string, fix?: string): Check => ({
  name,
  state: 'note',
  detail,
  ...(fix === undefined ? {} : { fix }),
});
export const failed = (name: string, detail: string, fix: string): Check => ({ name, state: 'failed', detail, fix });

/** The code of an error, else its first line without anything that looks like an address with a password in it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as NodeJS.ErrnoException).code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code;
  const line = (error.message.split('\n')[0] ?? '').replace(/\w+:\/\/\S*@\S*/g, '…');
  return line === '' ? (code ?? error.name) : line;
}
