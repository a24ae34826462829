// Settings of `sigs:` in hearth.yml: the directory, and what is done by it.
import { directoryFields } from '../../community/directory-settings.js';
import { flag, section } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';

export const settings = section('Finds which SIG owns an item, puts its label on, and tells the SIG once.', {
  ...directoryFields,
  mention: flag('Mention the team that a SIG names under `mention`, once for each item.', true),
  status: flag("Say how a SIG is reached and when it meets in the item's status comment, where there is one.", true),
});

export type Own = SettingsOf<typeof settings>;
