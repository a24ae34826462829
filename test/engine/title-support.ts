// For tests of titles: a community with an organisation's own file, teams, and sections that are only what they say.
import type { Act } from '../../src/core/action.js';
import type { CommentEvent, EventKind, ItemEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import { z } from 'zod';
import { directoryFields } from '../../src/community/directory-settings.js';
import { honoursFields, ladderFields } from '../../src/community/ladder/settings.js';

type Fields = Parameters<typeof section>[1];

const silent = (name: string, fields: Fields): Feature =>
  feature({
    name,
    on: [],
    settings: section('For this test.', fields),
    explanations: {},
    ask: () => ({}),
    decide: () => ({ because: { code: 'none', visibility: 'public' }, actions: [] }),
  });

/** What is planned for an item or a comment. */
export type Desk = (event: ItemEvent | CommentEvent) => readonly Act[];

const ON: readonly EventKind[] = ['issue.opened', 'comment.created'];

/** The sections of titles, and a desk that plans what it is told, once for each item and each comment. */
export function titleSections(desk: Desk): readonly Feature[] {
  return [
    silent('ladder', { ...ladderFields, home: z.string().optional() }),
    silent('honours', honoursFields),
    silent('sigs', directoryFields),
    feature({
      name: 'desk',
      on: ON,
      settings: section('For this test.', {
        affiliations: z.string().optional(),
        files: z.array(z.string()).default([]).meta({ description: 'Files.', kind: 'list' }),
      }),
      explanations: {},
      ask: () => ({}),
      decide: ({ event }) => ({
        because: { code: 'planned', visibility: 'public' },
        actions: desk(event as ItemEvent | CommentEvent).map((act, index) => ({
          act,
          rule: 'accepted',
          scope: `item:${(event as ItemEvent).item.number}`,
          cause: 'comment' in event ? `comment:${event.comment.id}` : 'opened',
          slot: String(index),
        })),
      }),
    }),
  ];
}
