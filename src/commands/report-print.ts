// A report as the command prints it: Markdown with its title, JSON, or a page that stands alone.
import type { Language } from '../core/language.js';
import type { Report } from '../core/report.js';
import { jsonOf } from '../report/json.js';
import { linksFor } from '../report/markdown/links.js';
import { markdownOf } from '../report/markdown/index.js';
import { titleOf } from '../report/say.js';
import { reportPage } from '../web/pages/report-page.js';

export const formats = ['md', 'json', 'html'] as const;
export type Format = (typeof formats)[number];

/** `site`: GitHub's address, `https://github.com`. `config`: the file it was measured by. Ends with a line break. */
export function printed(report: Report, format: Format, language: Language, site: string, config?: string): string {
  switch (format) {
    case 'json':
      return ended(jsonOf(report));
    case 'html':
      return ended(reportPage(report, { language, github: site }));
    case 'md':
      return ended(
        `# ${titleOf(report, language)}\n\n${markdownOf(report, language, linksFor({ host: new URL(site).host }), config)}`,
      );
  }
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
