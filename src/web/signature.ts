// GitHub's signature: HMAC-SHA256 over the bytes as they came.
import { createHmac, timingSafeEqual } from 'node:crypto';

const FORM = /^sha256=[0-9a-f]{64}$/;

/** Whether the header has the one form that GitHub sends. Anything else need not cost the reading of a body. */
export function isSignature(header: string | undefined): header is string {
  return header !== undefined && FORM.test(header);
}

/** Whether one of the secrets signed these bytes. All are tried, so the time tells nothing about which one did. */
export function isSignedBy(secrets: readonly string[], signature: string, chunks: readonly Buffer[]): boolean {
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  let signed = false;
  for (const secret of secrets) {
    const hmac = createHmac('sha256', secret);
    for (const chunk of chunks) hmac.update(chunk);
    const due = hmac.digest();
    if (due.length === given.length && timingSafeEqual(due, given)) signed = true;
  }
  return signed;
}
