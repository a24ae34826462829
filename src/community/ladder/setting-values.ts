// Setting builders of the ladder: numbers of days, numbers that may be left out, names of roles, files of the repository.
import { z } from 'zod';
import { isNamedFile, isOwnersFile } from '../../core/readable.js';
import { count, line, nameOf } from '../../core/settings.js';

/** Days as people write them, `180d`; given to the code as a number. */
export function days(meaning: string, most: number) {
  const expected = `expected a number of days such as 180d, at most ${most}d`;
  const error = ({ input }: { readonly input?: unknown }) => {
    const hint = /^[1-9]\d{0,4}$/.test(String(input)) ? `; write ${String(input)}d` : '';
    return `${expected}, got ${nameOf(input)}${hint}`;
  };
  return z
    .string({ error })
    .regex(/^[1-9]\d{0,4}d$/, { error, abort: true })
    .refine((text) => numberOf(text) <= most, { error })
    .transform(numberOf)
    .meta({ description: meaning, kind: `number of days such as \`180d\`, at most \`${most}d\`` });
}

const numberOf = (text: string): number => Number(text.slice(0, -1));

/** A whole number without a default. */
export function number(meaning: string, limits: readonly [number, number]) {
  const one = count(meaning, limits[0], limits);
  return one
    .unwrap()
    .optional()
    .meta({ ...one.meta() });
}

/** What people type after `/nominate @ana for`. */
const NAME = /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u;
const TEAM = /^team:[\p{L}\p{N}_-]+$/u;

const SMALL = 'in small letters, digits and hyphens';

/** The name of a role or an honour. */
export function titleName(meaning: string) {
  return line(meaning, 40)
    .regex(NAME, {
      error: ({ input }) => `expected a name ${SMALL} such as subproject-owner, got ${nameOf(input)}`,
    })
    .meta({ description: meaning, kind: 'name in small letters, digits and hyphens' });
}

/** Whoever holds it: a role by its name, `lead`, `anyone`, or a team. */
export function holder(meaning: string) {
  return line(meaning, 105)
    .refine((value) => NAME.test(value) || TEAM.test(value), {
      error: ({ input }) =>
        `expected the name of a role ${SMALL}, "lead", or a team such as team:steering, got ${nameOf(input)}`,
    })
    .meta({ description: meaning, kind: 'name of a role, `lead`, or `team:` and the slug of a team' });
}

/** The slug of a team, in which `{sig}` may stand for the SIG's. */
export function teamOfSig(meaning: string) {
  return line(meaning, 100)
    .refine((value) => /^[\p{L}\p{N}_-]+$/u.test(value.replace('{sig}', 'x')), {
      error: ({ input }) =>
        `expected the last part of a team's address such as members or sig-{sig}, without @ and organisation, got ${nameOf(input)}`,
    })
    .meta({ description: meaning, kind: "slug of a team, `{sig}` for the SIG's" });
}

/** A file that people are listed in. Those that steer GitHub or a bot are none. */
export function rosterFile(meaning: string) {
  return file(
    meaning,
    isNamedFile,
    'a path from the top of the repository such as MEMBERS.md or community/members.yml',
  );
}

/** An OWNERS file. */
export function ownersFile(meaning: string) {
  return file(meaning, isOwnersFile, 'the path of an OWNERS file such as OWNERS or pkg/network/OWNERS');
}

function file(meaning: string, isOne: (path: string) => boolean, expected: string) {
  return line(meaning, 200)
    .refine(isOne, { error: ({ input }) => `expected ${expected}, got ${nameOf(input)}` })
    .meta({ description: meaning, kind: 'path from the top of the repository' });
}
