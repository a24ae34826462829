// One question to GitHub: its answer whole, when it was given, what it cost, and whether the reserve for daily work is
// touched.
import { withCustomRequest } from '@octokit/graphql';
import { z } from 'zod';
import { Unavailable } from '../../core/failure.js';
import { stamp } from '../../core/time.js';
import type { Cost } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import { costOf } from './cost.js';
import type { Connection } from './cost.js';
import { attempt } from './transport.js';
import type { Transport } from './transport.js';

/** This share of the hour's budget is left to daily work. */
const RESERVE = 0.2;

export const RATE_LIMIT = 'rateLimit { cost remaining limit resetAt nodeCount }';
const budget = z.object({ cost: z.int(), remaining: z.int(), limit: z.int(), resetAt: z.iso.datetime() });

export interface Answer<Data> {
  readonly data: Data;
  readonly at: string;
  readonly cost: Cost;
  readonly wait: Date | undefined;
}

export interface Question {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The connections it asks for. */
  readonly shape: readonly Connection[];
}

export interface Asker {
  /** Now by our clock, where GitHub gave no time. */
  now(): string;
  graphql<Data>(question: Question, reader: z.ZodType<Data>): Promise<Answer<Data>>;
  rest<Data>(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    reader: z.ZodType<Data>,
  ): Promise<Answer<Data>>;
}

export function createAsker(transport: Transport, clock: Clock): Asker {
  return {
    now: () => stamp(clock.now().toISOString()),
    graphql: async ({ text, variables, shape }, reader) => {
      const [answer, headers] = await attempt(transport, clock, async ({ request }) => {
        const heard: Heard = { headers: {} };
        const data: unknown = await withCustomRequest(recording(request, heard))(text, variables);
        return [data, heard.headers] as const;
      });
      // Null: a GitHub Enterprise Server that limits nothing.
      const { rateLimit } = whole(z.object({ rateLimit: budget.nullable() }), answer);
      const { points } = costOf(shape);
      return {
        data: whole(reader, answer),
        at: timeOf(headers, clock),
        cost: { requests: 1, predicted: points, points: rateLimit?.cost ?? 0 },
        wait:
          rateLimit === null ? undefined : waitOf(rateLimit.remaining, rateLimit.limit, Date.parse(rateLimit.resetAt)),
      };
    },
    rest: async (route, parameters, reader) => {
      const { data, headers } = await attempt<{ data: unknown; headers: Headers }>(transport, clock, ({ request }) =>
        request(route, parameters),
      );
      const [remaining, limit, reset] = ['remaining', 'limit', 'reset'].map((name) =>
        Number(headers[`x-ratelimit-${name}`]),
      );
      return {
        data: whole(reader, data),
        at: timeOf(headers, clock),
        cost: { requests: 1, predicted: 0, points: 0 },
        wait: waitOf(remaining ?? NaN, limit ?? NaN, (reset ?? NaN) * 1_000),
      };
    },
  };
}

/** A cut answer, or one without what was asked for, is no answer. */
export function whole<Data>(reader: z.ZodType<Data>, answer: unknown): Data {
  const read = reader.safeParse(answer);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Unavailable(where === '' ? "GitHub's answer was cut" : `GitHub's answer is not whole: ${where}`);
}

function waitOf(remaining: number, limit: number, resetAt: number): Date | undefined {
  return remaining < limit * RESERVE && Number.isFinite(resetAt) ? new Date(resetAt + 1_000) : undefined;
}

type Headers = Readonly<Record<string, unknown>>;
interface Heard {
  headers: Headers;
}

function timeOf({ date }: Headers, clock: Clock): string {
  const told = typeof date === 'string' ? Date.parse(date) : NaN;
  return stamp(new Date(Number.isNaN(told) ? clock.now() : told).toISOString());
}

/** `@octokit/graphql` gives the data alone; the headers tell GitHub's time. */
function recording(request: Transport['request'], heard: Heard): Transport['request'] {
  const recorded = async (...given: Parameters<Transport['request']>) => {
    const response = await request(...given);
    heard.headers = response.headers;
    return response;
  };
  const defaults = (more: Parameters<Transport['request']['defaults']>[0]) => recording(request.defaults(more), heard);
  return Object.assign(recorded, { endpoint: request.endpoint, defaults }) as Transport['request'];
}
