// What the desk says, in each language.
import type { Language } from '../../core/language.js';
import { en } from './messages.en.js';
import { zh } from './messages.zh.js';
import type { Messages } from './said.js';

export const messages: Readonly<Record<Language, Messages>> = { en, zh };
