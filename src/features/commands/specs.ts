// The commands of these settings, as `/hearth help` tells them.
import type { CommandSpec } from '../../core/command-spec.js';
import { listed } from './labels.js';
import type { Own } from './settings.js';
import { lifecycles, standingOf, verbOf } from './words.js';
import { meanings } from './meanings.js';

type Told = Omit<CommandSpec, 'who'>;

const FIXED: readonly Told[] = [
  { word: 'label', takes: 'NAME…', means: meanings.label },
  { word: 'remove-label', takes: 'NAME…', means: meanings.unlabel },
  { word: 'lifecycle', takes: lifecycles.join('|'), means: meanings.lifecycle },
  { word: 'remove-lifecycle', takes: lifecycles.join('|'), means: meanings.unlifecycle },
  { word: 'help', takes: '', means: meanings.help, on: 'issue' },
  { word: 'remove-help', takes: '', means: meanings.unhelp, on: 'issue' },
  { word: 'good-first-issue', takes: '', means: meanings.first, on: 'issue' },
  { word: 'remove-good-first-issue', takes: '', means: meanings.unfirst, on: 'issue' },
  { word: 'cc', takes: '[@LOGIN…]', means: meanings.cc, on: 'pull_request' },
  { word: 'uncc', aliases: ['remove-cc'], takes: '[@LOGIN…]', means: meanings.uncc, on: 'pull_request' },
  { word: 'close', takes: '[not-planned|completed]', means: meanings.close },
  { word: 'reopen', takes: '', means: meanings.reopen },
  { word: 'retitle', takes: 'TEXT', means: meanings.retitle },
  { word: 'check-required-labels', takes: '', means: meanings.required },
  { word: 'hearth why', takes: '[LABEL|WHAT]', means: meanings.why },
  { word: 'hearth status', takes: '', means: meanings.status },
  { word: 'hearth help', takes: '', means: meanings.hearth },
  { word: 'hearth preview', takes: '', means: meanings.preview },
  { word: 'hearth version', takes: '', means: meanings.version },
  { word: 'hearth me', takes: '', means: meanings.me },
];

export function specsOf(own: Own): readonly CommandSpec[] {
  const families = own.families.flatMap((family): readonly Told[] => [
    {
      word: family,
      takes: own.exclusive.includes(family) ? 'NAME' : 'NAME…',
      means: meanings.family(family, own.exclusive.includes(family)),
    },
    { word: `remove-${family}`, takes: 'NAME…', means: meanings.unfamily(family) },
  ]);
  const open = listed(own).length > 0;
  return [...families, ...FIXED].flatMap((told) => {
    const verb = verbOf(told.word.split(' ')[0] ?? '', own);
    // Where the file opens no label to it, it does nothing but refuse.
    if (verb === null || (verb.kind === 'label' && !open)) return [];
    return [{ ...told, who: standingOf(verb, own) }];
  });
}
