// Answers of the pages: each with its policy, and with a tag, so that what did not change is not sent again.
import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Language } from '../../core/language.js';
import type { Answer } from '../answer.js';
import { STYLE_DIGEST } from './style.js';

const GUARDED: OutgoingHttpHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Kept by whoever likes, and asked about each time: a repository that turns private is gone at once.
  'cache-control': 'no-cache',
};

const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${STYLE_DIGEST}`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** What a page may be answered with, besides 200. */
export type Status = 200 | 400 | 404 | 503;

/** `retryAfter`: seconds, of what may be there later. */
export function pageAnswer(status: Status, body: string, language: Language, retryAfter?: number): Answer {
  return answerOf(status, body, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': PAGE_POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    vary: 'accept-language',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
}

/** JSON, CSV and pictures: read and shown by other sites and programs. */
export function dataAnswer(body: string, type: string, more: OutgoingHttpHeaders = {}): Answer {
  return answerOf(200, body, {
    ...more,
    'content-type': type,
    'content-security-policy': DATA_POLICY,
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  });
}

function answerOf(status: Status, body: string, headers: OutgoingHttpHeaders): Answer {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return {
    status,
    headers: { ...GUARDED, ...headers, ...(status === 200 ? { etag } : {}), 'content-length': Buffer.byteLength(body) },
    body,
  };
}

/** The same answer without its body, where the sender has it already. */
export function unlessKnown(request: IncomingMessage, answer: Answer): Answer {
  const { etag } = answer.headers;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (typeof etag !== 'string' || !(known.includes(etag) || known.includes('*'))) return answer;
  const { 'content-length': _, 'content-type': __, ...headers } = answer.headers;
  return { status: 304, headers, body: '' };
}
