// Processes of Hearth that ended without anybody's doing.
import type { Fleet } from './fleet.js';
import type { Finding } from './judge.js';

export function unexpectedEnds({ endings }: Fleet): readonly Finding[] {
  return endings
    .filter(({ expected, said }) => !expected && !startedWithoutDatabase(said))
    .map(({ member, code, signal, said }) => {
      const text = `${member} ended by itself (${signal ?? code ?? 'unknown'}): ${said.slice(-3).join('')}`;
      return { invariant: 'I10', what: 'other', text };
    });
}

/** A process that finds no database at its start says so and ends; whoever runs it starts it again. */
const startedWithoutDatabase = (said: readonly string[]) =>
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|the database system is|Connection terminated|timeout expired|terminating connection/.test(
    said.join(''),
  );
