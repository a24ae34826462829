// An item as a link that makes no reference and no mention.
import type { LinkedItem } from '../../core/measured.js';
import { quote } from '../../core/markdown.js';
import { say } from '../say.js';
import type { Sheet } from './sheet.js';

/** `[issue 12 in app](…)`; of a report about one repository its name is left out. */
export function itemLink(at: LinkedItem, sheet: Sheet): string {
  const { report, words, links } = sheet;
  const item = `${words.kinds[at.kind]} ${at.number}`;
  const repository = report.repositories.find(({ id }) => id === at.repository);
  if (repository === undefined) return item;
  const text =
    report.repository === null
      ? say(words.lines.inRepository, { item, repository: quote(repository.name) }, words)
      : item;
  const address = links.item(repository, at.kind, at);
  return address === null ? text : `[${text}](${address})`;
}

/** Names of SIGs by their slugs, as their directory has them; empty: it is none's. */
export function sigNames(slugs: readonly string[], { report }: Sheet): readonly string[] {
  return slugs.flatMap((slug) => {
    const name = report.sigs.find((sig) => sig.slug === slug)?.name;
    return name === undefined ? [] : [name];
  });
}
