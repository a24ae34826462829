// What the ladder says, by language.
import type { Language } from '../../core/language.js';
import { messagesOf } from './wording.js';
import type { Messages } from './said.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

export const messages: Readonly<Record<Language, Messages>> = { en: messagesOf(en), zh: messagesOf(zh) };
