// Titles in words, by language.
import type { Language } from '../../core/language.js';
import type { Wording } from './said.js';
import { wording as en } from './words.en.js';
import { wording as zh } from './words.zh.js';

export const wordings: Readonly<Record<Language, Wording>> = { en, zh };
