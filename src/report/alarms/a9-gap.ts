// A9: the ledger itself is behind: what is counted would be too low.
import { isStale } from '../gaps.js';
import { SILENT } from './rule.js';
import type { Rule } from './rule.js';

export const dataGap: Rule = ({ gaps }) =>
  isStale(gaps) ? [{ code: 'A9', level: 'act', because: { code: 'data_gap' }, items: [], sigs: [] }] : SILENT;
