// The history that the benchmark reads: issues and pull requests with talk, reviews, labels and merges, 8 % of them longer
// than a page shows.
import { eventOf } from '../src/core/event-of.js';
import type { Fact } from '../src/core/fact.js';
import { factsOf } from '../src/core/facts-of.js';
import { writeFacts } from '../src/store/ledger/write.js';
import { REPO } from '../test/engine/backfill-support.js';
import type { Memory, Scene } from '../test/engine/backfill-support.js';

const LONG_EVERY = 12;
const FACTS_AT_ONCE = 5_000;

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Lets the history happen at the twin; what its webhooks tell goes into `heard`. */
export async function happen(scene: Scene, heard: Memory, items: number): Promise<number> {
  const { twin, clock } = scene;
  const draw = numbers(42);
  let facts: Fact[] = [];
  let count = 0;
  const write = async () => {
    await heard.database.transaction((client) => writeFacts(client, facts));
    facts = [];
  };
  const hear = (acts: () => void) => {
    for (const { event, payload, at } of twin.payloadsOf(acts)) {
      count += 1;
      const read = eventOf(event, payload, at.toISOString());
      if ('event' in read) facts.push(...factsOf(read.event));
    }
  };
  hear(() => {
    twin.as('mo').setCollaborator(REPO, 'mo', 'admin');
  });
  for (let n = 1; n <= items; n += 1) {
    hear(() => {
      if (n % 2 === 0) pull(scene, n, draw);
      else issue(scene, n, draw);
    });
    clock.pass(1 / 12);
    if (facts.length > FACTS_AT_ONCE) await write();
  }
  await write();
  return count;
}

type Draw = (below: number) => number;

const author = (draw: Draw) => `u${draw(400)}`;
const maintainer = (draw: Draw) => ['mo', 'kim', 'lee'][draw(3)] ?? 'mo';

function talk({ twin, clock }: Scene, n: number, draw: Draw): void {
  const comments = n % LONG_EVERY < 2 && n % (2 * LONG_EVERY) < LONG_EVERY ? 28 + draw(20) : draw(4);
  for (let m = 0; m < comments; m += 1) {
    clock.pass(1 / 12);
    twin.as(m % 2 === 0 ? maintainer(draw) : author(draw)).comment(REPO, n, `A word about this, the ${m}th of many`);
  }
}

function issue(scene: Scene, n: number, draw: Draw): void {
  const { twin, clock } = scene;
  const labels = draw(3) === 0 ? ['bug'] : [];
  twin.as(author(draw)).openIssue(REPO, { title: `Something does not work (${n})`, body: 'As I said.', labels });
  clock.pass(1 / 12);
  if (draw(2) === 0) twin.as(maintainer(draw)).label(REPO, n, 'triage');
  talk(scene, n, draw);
  clock.pass(1 / 12);
  if (draw(5) < 3) twin.as(maintainer(draw)).close(REPO, n, { reason: draw(3) === 0 ? 'not_planned' : 'completed' });
}

function pull(scene: Scene, n: number, draw: Draw): void {
  const { twin, clock } = scene;
  const who = author(draw);
  const draft = draw(6) === 0;
  twin.as(who).openPull(REPO, { title: `Mend it (${n})`, files: { 'src/app.ts': `version ${n}` }, draft });
  clock.pass(1 / 12);
  if (draft) twin.as(who).setDraft(REPO, n, false);
  clock.pass(1 / 12);
  twin.as(maintainer(draw)).reviewComment(REPO, n, { body: 'This line could be shorter' });
  talk(scene, n, draw);
  clock.pass(1 / 12);
  if (draw(2) === 0) twin.as(maintainer(draw)).review(REPO, n, { state: 'approved' });
  clock.pass(1 / 12);
  if (draw(5) < 3) twin.as(maintainer(draw)).merge(REPO, n);
  else if (draw(3) === 0) twin.as(maintainer(draw)).close(REPO, n);
}
