// Mistakes made by hand, each in one place of the compiled code: what a run must find. The list is made before it is tried.

export interface Mutant {
  /** What is wrong. */
  readonly name: string;
  /** Below `dist/src`. */
  readonly file: string;
  /** Stands exactly once in that file. */
  readonly find: string;
  readonly put: string;
}

const mutant = (name: string, file: string, find: string, put: string): Mutant => ({ name, file, find, put });
const WAITING = "where id = $1 and fence = $2 and state = 'waiting'";

/** The way in: from the door to the inbox. */
const intake: readonly Mutant[] = [
  mutant('no inbox write', 'store/arrivals.js', 'if (arrivals.length === 0)\n        return;', 'return;'),
  mutant(
    'only the first of a batch is written',
    'store/arrivals.js',
    '(...insertOf(arrivals))',
    '(...insertOf(arrivals.slice(0, 1)))',
  ),
  mutant(
    'answer before commit',
    'web/door.js',
    'await intake.accept(arrival);',
    'void intake.accept(arrival).catch(() => undefined);',
  ),
  mutant(
    'an answer that does not wait for the insert',
    'engine/intake.js',
    'try {\n            await inbox.insert(arrivals);',
    'try {\n            void inbox.insert(arrivals);',
  ),
  mutant(
    'a failed insert is answered as taken',
    'engine/intake.js',
    "error === null ? null : 'the inbox refused the insert'",
    'null',
  ),
  mutant(
    'signatures are not checked',
    'web/door.js',
    "!isSignedBy(secrets, header(request, 'x-hub-signature-256'), body)",
    'false',
  ),
  mutant(
    'no sweep of the delivery log',
    'engine/sweep.js',
    'if (missing.has(delivery.guid))',
    'if (missing.has(delivery))',
  ),
  mutant(
    'the sweep ends at the first page that has nothing new',
    'engine/sweep.js',
    'for (const delivery of [...found.values()].reverse()) {',
    'for (const delivery of [...found.values()].slice(0, 1)) {',
  ),
  mutant('one body for all rows of a batch', 'store/bodies.js', 'return at - payload.length;', 'return 0;'),
];

/** Rows in workers' hands. */
const rows: readonly Mutant[] = [
  mutant(
    'rows are done before they are handled',
    'engine/handle.js',
    "await engine.failpoint('claim.after');",
    "await engine.inbox.settle(claim, 'done', 'taken');\n    await engine.failpoint('claim.after');",
  ),
  mutant(
    'expired leases are never taken over',
    'store/claim.js',
    'and (i.lease_until is null or i.lease_until < now())',
    'and i.lease_until is null',
  ),
  mutant(
    'no lease: whoever looks takes it',
    'store/claim.js',
    "and i.state = 'waiting' and (i.lease_until is null or i.lease_until < now())",
    "and i.state = 'waiting'",
  ),
  mutant('a claim does not move the fence', 'store/claim.js', 'fence = fence + 1', 'fence = fence'),
  mutant('no fence before a write', 'store/audit.js', 'if (rowCount === 0)\n        throw new LeaseLost();', ''),
  mutant('what failed is given up', 'engine/retry.js', 'if (claim.attempts >= MOST_TRIES)', 'if (claim.attempts >= 1)'),
  mutant(
    'what failed counts as done',
    'engine/retry.js',
    'await inbox.release(claim, retryAt(now, claim.attempts), reason);',
    "await inbox.settle(claim, 'done', reason);",
  ),
  mutant(
    'what was put off is never due again',
    'store/inbox.js',
    `set lease_until = null, due_at = $3, reason = $4, attempts = attempts - $5 ${WAITING}`,
    `set lease_until = null, due_at = 'infinity', reason = $4 || left($3::text, 0), attempts = attempts - $5 ${WAITING}`,
  ),
  mutant(
    'a rate limit ends the row',
    'engine/retry.js',
    "await inbox.release(claim, error.until, reason, 'free');",
    "await inbox.settle(claim, 'ignored', reason);",
  ),
  mutant(
    'a rate limit parks nobody',
    'engine/retry.js',
    'if (error instanceof RateLimited && installation !== null)',
    'if (false)',
  ),
  mutant(
    'the first limit that a row meets is waited for inside the worker',
    'engine/retry.js',
    'if (error instanceof RateLimited || error instanceof OwnLimit) {',
    'if (error instanceof RateLimited || error instanceof OwnLimit) {\n        await new Promise((resolve) => setTimeout(resolve, 600_000));',
  ),
  mutant(
    'delayed calls are not kept',
    'store/audit.js',
    'if (plan.later.length > 0) {',
    'if (plan.later.length < 0) {',
  ),
  mutant(
    'a row ends before what it planned is done',
    'engine/handle.js',
    'const settled = await apply(engine, claim, event);',
    'const settled = [];',
  ),
];

/** What is written to GitHub. */
const writes: readonly Mutant[] = [
  mutant(
    'blind repetition of a failed POST',
    'engine/apply.js',
    'const result = await lookingLast(() => stillHeld(ports, claim), request);',
    'const result = await request().catch(() => request());',
  ),
  mutant(
    'no look for what was sent',
    'engine/acts/status.js',
    'const found = await ownOf(hands, group, number, holds);',
    'const found = [];',
  ),
  mutant(
    'what was sent is not waited for',
    'engine/acts/status.js',
    "state === 'sent' && sentAgo !== null ? hands.lagMs - sentAgo : []",
    '[]',
  ),
  mutant(
    'a write is not marked as sent',
    'engine/apply.js',
    'await ports.audit.markSent(claim, actions.map((action) => action.id), ports.clock.now());',
    '',
  ),
  mutant(
    'the intent is recorded as the effect',
    'engine/apply.js',
    'const result = await lookingLast(() => stillHeld(ports, claim), request);',
    "const result = { id: 1, url: 'https://github.com' };",
  ),
  mutant(
    'no mark in comments',
    'engine/acts/comment.js',
    "[...digests.map(marker), texts.join('\\n\\n---\\n\\n')].join('\\n')",
    "texts.join('\\n\\n---\\n\\n')",
  ),
  mutant(
    'any mark silences',
    'engine/acts/comment.js',
    'markersIn(text).includes(first)',
    'markersIn(text).length > 0',
  ),
  mutant('no unique key of effects', 'store/audit.js', 'action.effectKey,\n', 'action.effectKey + Math.random(),\n'),
  mutant(
    'the delivery is the key of effects',
    'store/audit.js',
    'action.effectKey,\n',
    'action.effectKey + claim.guid,\n',
  ),
  mutant(
    'a status comment is never found again',
    'store/audit.js',
    "const field = kind === 'status' ? 'number = $2::int and $3::text is null'",
    "const field = kind === 'status' ? 'false and number = $2::int and $3::text is null'",
  ),
  mutant(
    'only the first label is put on',
    'engine/acts/labels.js',
    'hands.repository, number, add);',
    'hands.repository, number, add.slice(1));',
  ),
  mutant('nothing is settled after a write', 'engine/apply.js', 'await ports.audit.settle(ids, result)', 'null'),
];

/** Who may be served, and who is somebody else. */
const tenants: readonly Mutant[] = [
  mutant(
    'every installation acts with the token of one',
    'github/client.js',
    'const known = clients.get(id);',
    'const known = clients.values().next().value;',
  ),
  mutant('observing acts', 'engine/decide.js', "state: observed ? 'would' : 'planned'", "state: 'planned'"),
  mutant(
    'bots are obeyed',
    'engine/decide.js',
    "if ((feature.actors ?? 'people') === 'people' && classOf(event.actor) !== 'human')\n            return [];",
    '',
  ),
  mutant(
    'effects of one community are those of all',
    'engine/decide.js',
    'effectKey(event.repository.owner.id, feature.name, action)',
    'effectKey(1, feature.name, action)',
  ),
  mutant('the ledger is not asked who is new', 'engine/first.js', 'if (earlier !== null)', 'if (false)'),
  mutant('the ledger alone says that nobody was here before', 'engine/first.js', 'if (caughtUp)', 'if (true)'),
  mutant(
    'what was sent and not confirmed is nobody’s label',
    'store/ledger/own-labels.js',
    "(a.sent_at is not null and a.state <> 'refused')",
    'false',
  ),
];

export const mutants: readonly Mutant[] = [...intake, ...rows, ...writes, ...tenants];
