// A verdict in lines to read.
import type { Verdict } from './verdict.js';

/** Most findings that are printed one by one. */
const MOST = 40;

export function print(verdict: Verdict): readonly string[] {
  const { killsInFlight, findings } = verdict;
  const clean = verdict.lost + verdict.visibleDuplicates === 0 && killsInFlight > 0;
  const bound = `${(300 / killsInFlight).toFixed(2)} %`;
  const pairs = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  return [
    `seed ${verdict.seed}: ${verdict.deliveries} deliveries in ${verdict.seconds} s (${pairs(verdict.counts)}; answered ${pairs(verdict.statuses)})`,
    `${verdict.requests} requests to GitHub, ${verdict.requestsFailed} of them failed, ${verdict.effectsThenFailed} after they had taken effect`,
    `blows: ${pairs(verdict.blows)}`,
    `killed at: ${pairs(verdict.places)}`,
    ...(verdict.slowestEnd === null ? [] : [`SIGTERM: the slowest ended after ${verdict.slowestEnd} ms`]),
    `kills ${verdict.kills}, with work in flight ${killsInFlight}`,
    `lost ${verdict.lost}, visible duplicates ${verdict.visibleDuplicates}, raw duplicates ${verdict.rawDuplicates}`,
    ...(clean ? [`with 95 % confidence a kill loses or doubles something in less than ${bound} of cases (3/n)`] : []),
    ...findings.slice(0, MOST).map(({ invariant, text }) => `${invariant}: ${text}`),
    ...(findings.length > MOST ? [`… and ${findings.length - MOST} more`] : []),
    ...verdict.missed.map((blow) => `nothing came by for ${JSON.stringify(blow)}`),
    findings.length === 0
      ? 'I1 to I10 hold'
      : `NOT HELD: ${findings.length} findings; SEED=${verdict.seed} runs it again`,
  ];
}
