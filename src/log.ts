// Structured log lines on standard output. Fields that could ever hold a secret or people's words are cut out at the
// sink, whatever a caller passes.
import { pino } from 'pino';
import type { Log } from './engine/ports.js';

const CUT = ['payload', 'body', 'title', 'token', 'secret', 'privateKey', 'authorization', 'signature'];

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: CUT.flatMap((name) => [name, `*.${name}`]), remove: true },
  });
}
