// Whether a section is in force.
import type { Config } from '../../config/resolve.js';
import type { Mode } from '../../core/settings.js';

/** A section that is missing, or has mistakes of which nothing right is known, is off. */
export function modeOf(config: Config, section: string): Mode {
  const mode = config.sections[section]?.settings['mode'];
  return mode === 'observe' || mode === 'active' ? mode : 'off';
}
