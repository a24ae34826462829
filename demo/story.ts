// The story, scene by scene. A new scene is a new entry; nothing else has to know of it.
import { ordinaryDays } from './story/ordinary-days.js';
import { troubledDays } from './story/troubled-days.js';
import { laterDays } from './story/later-days.js';
import type { Scene } from './scene.js';

/** A Monday morning. Story time is GitHub's and Hearth's domain time; leases and tokens keep the machine's. */
export const STARTS_AT = new Date('2026-03-02T09:00:00Z');

/** Whose time line the page tells. */
export const HEROINE = 'mei';

export const story: readonly Scene[] = [...ordinaryDays, ...troubledDays, ...laterDays];
