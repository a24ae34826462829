// How a metric is worked out, in the reader's language. English is the one that counts: the others follow it.
import type { Language } from '../core/language.js';
import { definitions } from './definitions.zh.js';
import type { Metric } from './metric.js';

export const definitionOf = ({ id, definition }: Pick<Metric, 'id' | 'definition'>, language: Language): string =>
  language === 'zh' ? (definitions[id] ?? definition) : definition;
