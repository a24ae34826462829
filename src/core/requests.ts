// Whose requests are counted: what a piece of work asks of GitHub, page by page, wherever in it that happens.
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Count {
  requests: number;
}

const counts = new AsyncLocalStorage<Count>();

/** Runs `work` and counts its requests. */
export const counting = <Result>(count: Count, work: () => Promise<Result>): Promise<Result> => counts.run(count, work);

export function countRequest(): void {
  const count = counts.getStore();
  if (count !== undefined) count.requests += 1;
}
