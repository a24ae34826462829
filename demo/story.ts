// The story: four chapters of scenes. A new scene is a new entry of its chapter; nothing else has to know of it.
import { ladder } from './story/ladder.js';
import { report } from './story/report.js';
import { sigs } from './story/sigs.js';
import { welcome } from './story/welcome.js';
import type { Chapter } from './scene.js';

/** A Monday morning. Story time is GitHub's and Hearth's domain time; leases and tokens keep the machine's. */
export const STARTS_AT = new Date('2026-03-23T09:00:00Z');

/** Whose time line the page tells. */
export const HEROINE = 'mei';

export const story: readonly Chapter[] = [welcome, sigs, ladder, report];
