// What comes to the door and is none of GitHub's deliveries: unsigned, wrongly signed, or signed and not to be read.
import { createHmac, randomUUID } from 'node:crypto';
import { pick } from '../support/busy-year-chance.js';
import type { Chance } from '../support/busy-year-chance.js';
import type { Twin } from '../twin/twin.js';
import type { Town } from './driver.js';
import type { Finding } from './judge.js';

export interface Forger {
  forge(town: Town, chance: Chance): void;
  /** Some that are signed and not to be read, at once: each that is answered 202 has a row. */
  burst(): void;
  /** What was sent, and what it was answered; 0 where there was no answer. */
  readonly forged: readonly Forged[];
  /** What of it was taken for GitHub's. */
  believed(): readonly Finding[];
}

export interface Forged {
  readonly guid: string;
  readonly kind: 'unsigned' | 'wrongly signed' | 'unreadable';
  readonly status: number;
}

const UNREADABLE = [
  '{',
  'null',
  '7',
  '[]',
  '"text"',
  '{"action":"opened"}',
  '{"action":"opened","issue":7,"repository":{}}',
];
const KINDS = ['unsigned', 'wrongly signed', 'unreadable'] as const;

export function createForger(twin: Twin, secret: string): Forger {
  const forged: Forged[] = [];
  let count = 0;
  return {
    forged,
    believed: () =>
      forged
        .filter(({ kind, status }) => kind !== 'unreadable' && status !== 401 && status !== 0)
        .map(({ kind, status }) => ({ invariant: 'I5', what: 'other', text: `${kind} body: answered ${status}` })),
    burst: () => {
      for (const body of UNREADABLE) send('unreadable', body);
    },
    forge: (town, chance) => {
      const kind = KINDS[count % KINDS.length]!;
      count += 1;
      send(kind, kind === 'unreadable' ? pick(chance, UNREADABLE) : attack(town));
    },
  };

  function send(kind: Forged['kind'], body: string): void {
    const key = kind === 'unreadable' ? secret : `not ${secret}`;
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
    const guid = randomUUID();
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': guid,
      ...(kind === 'unsigned' ? {} : { 'x-hub-signature-256': signature }),
    };
    const url = twin.webhookUrl ?? '';
    void fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).then(
      ({ status }) => forged.push({ guid, kind, status }),
      () => forged.push({ guid, kind, status: 0 }),
    );
  }
}

/** A command in the name of the admin, on an item that is there. */
function attack({ community, installation, app, items }: Town): string {
  const [name, number] = [...items][0] ?? ['none', 1];
  const actor = { id: 1, login: 'mo', type: 'User' };
  return JSON.stringify({
    action: 'opened',
    issue: {
      id: 1,
      number,
      title: name,
      body: '/close',
      user: actor,
      state: 'open',
      labels: [],
      created_at: new Date(),
    },
    repository: { id: 1, name: 'app', full_name: app, owner: { id: 1, login: community.login, type: 'Organization' } },
    sender: actor,
    installation: { id: installation.id },
  });
}
