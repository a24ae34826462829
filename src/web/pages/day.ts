// A day as pages show it.
import { html } from './html.js';
import type { Part } from './html.js';

/** Null: it is not known, or there is none. */
export const dayPart = (day: string | null): Part => (day === null ? '–' : html`<time datetime="${day}">${day}</time>`);
