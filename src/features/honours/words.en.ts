// What this section says in English.
import type { Words } from './wording.js';

export const en: Words = {
  language: 'en',
  rosterTitle: 'Bring the roster of honours up to date',
  rosterBody:
    'Who holds which title, by the decisions on applications and nominations. The file is written whole; merging it publishes it.',
  heading: 'Honours',
  written: 'Written by Hearth from the decisions that it keeps: what is changed here by hand is written over.',
  nobody: 'Nobody holds it now.',
  gone: 'an account that is gone',
  columns: ['Person', 'Since', 'Until'],
  seats: (taken, of) => ` (${taken} of ${of} seats taken)`,
  endingTitle: 'Titles whose term ends soon',
  endingHead: 'These terms end soon. Whoever wants to go on asks anew; nothing has to be done to let one end.',
  ends: (person, day) => `${person}, on ${day}`,
  again: (label) => `To renew it: an application with the label ${label}.`,
  nominate: 'To renew it: a nomination, with `/nominate` on an issue.',
  full: (taken, of) => `${taken} of ${of} seats are taken; a seat is free when a term ends.`,
  more: (count) => `${count} more`,
};
