// What went wrong with a page, in the engine's words. Any error in an answer fails the page, even where data came with it.
import { RequestError } from '@octokit/request-error';
import { Refused, Unavailable } from '../../core/failure.js';
import { Halt, LostPlace, Paused, TooMuch } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import { translate } from '../failures.js';
import { errorsIn, isForbidden, isRepositoryGone, limitIn, tooMuchIn, unclear } from '../graphql-failures.js';
import type { Wrong } from '../graphql-failures.js';

/** Some of the nodes that were asked for by number are gone; which, by their alias. */
export class Gone extends Unavailable {
  constructor(readonly aliases: readonly string[]) {
    super('some threads are gone');
    this.name = 'Gone';
  }
}

const GONE = 'GitHub finds no such repository: it was deleted, or Hearth may not see it any more';

export function failureOf(error: unknown, clock: Clock): Error {
  if (error instanceof Halt || error instanceof TooMuch || error instanceof LostPlace || error instanceof Paused) {
    return error;
  }
  const limited = limitIn(error, clock.now());
  if (limited !== undefined) return limited;
  const tooMuch = tooMuchIn(error);
  if (tooMuch !== undefined) return new TooMuch(tooMuch);
  const errors = errorsIn(error);
  if (errors !== undefined) return ofErrors(errors);
  const known = translate(error, clock);
  return known instanceof Refused ? ofRefusal(known, error) : known;
}

function ofRefusal({ status, message }: Refused, error: unknown): Error {
  const forToken = error instanceof RequestError && /\/access_tokens$/.test(error.request.url);
  if (forToken && /suspended/.test(message)) return suspended();
  if (forToken) return new Halt('installation', `${capital(message)}: install Hearth again to go on`);
  if (/suspended/i.test(message)) return suspended();
  if (status === 404 || status === 410) return new Halt('repository', GONE);
  if (status === 403) return new Halt('part', `GitHub refuses to show it (${message})`);
  return new Halt('part', `GitHub refuses the question (${status}: ${message})`);
}

const suspended = () =>
  new Paused('The installation is suspended: once its owner resumes it at GitHub, reading goes on within an hour');

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function ofErrors(errors: readonly Wrong[]): Error {
  if (isRepositoryGone(errors)) return new Halt('repository', GONE);
  if (errors.some(({ type }) => type === 'INVALID_CURSOR_ARGUMENTS')) return new LostPlace();
  if (isForbidden(errors)) {
    return new Halt('part', 'GitHub does not let Hearth read it: grant the permissions that "hearth doctor" names');
  }
  const gone = errors.filter(({ type, path = [] }) => type === 'NOT_FOUND' && /^n\d+$/.test(String(path[0])));
  if (gone.length > 0 && gone.length === errors.length) return new Gone(gone.map(({ path = [] }) => String(path[0])));
  return unclear(errors);
}
