// Settings of `credit:` in hearth.yml.
import { holder } from '../../community/ladder/setting-values.js';
import { creditKinds } from '../../core/credit.js';
import { isNamedFile } from '../../core/readable.js';
import { line, list, section, word } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';
import { WORDS } from './specs.js';

export const settings = section(
  'Lets people tell of deeds that leave no trace on GitHub, such as talks and events, and has them confirmed: they count for roles and honours.',
  {
    confirmed_by: list('Holders of which roles confirm them; nobody confirms their own.', holder('A role.'), 10, [
      'lead',
    ]),
    kinds: list(
      'Kinds of deeds that may be told of; none named: all.',
      word('A kind, by its name at All Contributors.', creditKinds),
      creditKinds.length,
    ),
    file: line(
      'A file of the repository with deeds, each `who`, `did`, `on` and `link`: whoever merges it confirms them.',
      200,
    )
      .refine((path) => isNamedFile(path) && /\.ya?ml$/i.test(path), {
        error: () => 'is no path of a YAML file; write it from the top, such as "community/deeds.yml"',
      })
      .meta({ kind: 'path of a `.yml` or `.yaml` file' })
      .optional(),
    leave: list(
      'Words that another bot obeys here: Hearth stands aside for these. `add` is for "please add @login for talk".',
      word('A word of this section, without its slash.', [...WORDS, 'add']),
      WORDS.length + 1,
    ),
  },
);

export type Own = SettingsOf<typeof settings>;
