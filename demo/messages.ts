// What the demo and its worker processes say to one another.
import type { ClientConfig } from 'pg';
import type { Credentials } from '../src/github/client.js';

export interface WorkerStart {
  readonly credentials: Credentials;
  readonly secret: string;
  readonly database: ClientConfig;
  readonly leaseSeconds: number;
}

export type Order =
  | { readonly kind: 'start'; readonly offset: number; readonly options: WorkerStart }
  | { readonly kind: 'clock'; readonly offset: number }
  /** Stop at this failpoint and say so; null: at none. */
  | { readonly kind: 'halt-at'; readonly failpoint: string | null }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'beat' }
  | { readonly kind: 'stop' };

/** Every order has an answer with its number. */
export type ToWorker = Order & { readonly id: number };

export type FromWorker =
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'halted'; readonly failpoint: string }
  | { readonly kind: 'handled'; readonly guid: string }
  | { readonly kind: 'error'; readonly message: string };
