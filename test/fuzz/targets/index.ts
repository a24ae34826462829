// All that is fuzzed, by the word that `npm run fuzz -- TARGET` takes.
import type { Fuzz } from '../harness.js';
import { commands } from './commands.js';
import { configs } from './configs.js';
import { forms } from './forms.js';
import { imports } from './imports.js';
import { quoting } from './markdown.js';
import { payloads } from './payloads.js';

export const targets: Readonly<Record<string, Fuzz>> = {
  payloads,
  configs,
  commands,
  forms,
  markdown: quoting,
  imports,
};
