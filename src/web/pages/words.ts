// What the pages say of themselves; what a report says is in src/report.
import type { Language } from '../../core/language.js';
import { en } from './words.en.js';
import type { Words } from './words.en.js';
import { zh } from './words.zh.js';

export type { Words } from './words.en.js';

const all: Readonly<Record<Language, Words>> = { en, zh };

export const wordsIn = (language: Language): Words => all[language];
