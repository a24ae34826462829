// Settings of `directory-lint:` in hearth.yml.
import { count, section } from '../../core/settings.js';
import { cron, zone } from '../../core/setting-values.js';

export const settings = section(
  'Looks through the SIG directory and the OWNERS files, and keeps what to mend in one issue.',
  {
    schedule: cron('When it looks.', '0 6 * * 1'),
    zone: zone('Time zone of the schedule.', 'UTC'),
    quiet_days: count('A SIG is quiet where nobody worked on an item with its label for so many days.', 90, [7, 365]),
  },
);
