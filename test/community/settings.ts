// Settings of a directory as the configuration would give them.
import { z } from 'zod';
import { directoryFields } from '../../src/community/directory-settings.js';
import type { DirectorySettings } from '../../src/community/directory-settings.js';

const fields = z.strictObject(directoryFields);

/** Of what a maintainer writes; throws where it is wrong. */
export const settings = (written: object = {}): DirectorySettings => fields.parse(written);
