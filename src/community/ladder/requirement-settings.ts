// One requirement as a maintainer writes it: an entry with the word of its kind, and what belongs to it.
import type { z } from 'zod';
import { list } from '../../core/settings.js';
import { leaf } from './requirement-entry.js';
import type { RequirementSettings } from './requirement-entry.js';
import { checkEntry } from './requirement-form.js';
import { number } from './setting-values.js';

const OF = 'With `any`: of these.';
const ANY = 'So many of what stands under `of`.';

const single = checked(leaf);
const inner = checked(leaf.extend({ any: number(ANY, [1, 20]), of: told(list(OF, single, 20, [], 1)) }));
const entry = checked(
  leaf.extend({ any: number(ANY, [1, 20]), of: told(list(`${OF} Written as those above.`, inner, 20, [], 1)) }),
);

/** A list of requirements, all of which must be met; `any` within `any` at most twice. */
export const requirementList = list('What it takes; all of it.', entry, 20);

/** The rules of `entry` hold, too; what it means stays with it. */
function checked<Entry extends z.ZodType<RequirementSettings>>(entry: Entry): Entry {
  const meta = { description: 'One requirement.', kind: 'keys' };
  return entry.superRefine(checkEntry).meta(meta);
}

function told<List extends z.ZodType>(entries: List): List {
  return entries.meta({ ...entries.meta(), told: true });
}
