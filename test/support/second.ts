import { setTimeout as sleep } from 'node:timers/promises';

/** GitHub tells times by the second: of two things in the same one nobody knows which was first. */
export async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  const now = second();
  while (second() === now) await sleep(20);
}
