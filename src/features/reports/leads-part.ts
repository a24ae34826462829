// What a report for the leads says of the ladder; it stands in private reports alone.
import { leadsTold } from '../../community/desk/leads-told.js';
import type { LeadsMaterial } from '../../community/desk/leads-told.js';
import { leadsWords } from '../../community/desk/leads-words.js';
import type { Language } from '../../core/language.js';
import { longList, paragraphs, section } from '../../report/markdown/table.js';

/** As many lines of a kind are seen at once; the ladder's own list has all of them. */
const ROOM = { seen: 5, below: 20 };

/** Markdown; empty: nothing was asked, or there is nothing to say. */
export function leadsPart(material: LeadsMaterial | null, language: Language): string {
  if (material === null) return '';
  const words = leadsWords[language];
  const parts = leadsTold(material, language).map(({ head, lines }) =>
    lines.length === 0
      ? head
      : paragraphs([
          `**${head}**`,
          longList(
            lines.map((line) => `- ${line}`),
            words.more,
            ROOM,
          ),
        ]),
  );
  return section(words.heading, ...parts);
}
