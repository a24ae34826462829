// Everything that a report says, by language.
import type { Language } from '../core/language.js';
import type { Words } from './wording.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

export const words: Readonly<Record<Language, Words>> = { en, zh };
