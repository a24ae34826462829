// Settings of `onboarding:` in hearth.yml.
import { section } from '../../core/settings.js';

export const settings = section('Proposes a hearth.yml where there is none, once.', {}, { mode: 'active' });
