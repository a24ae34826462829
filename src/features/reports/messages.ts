// What the report says besides itself, in the languages Hearth speaks.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';

interface Messages {
  /** To the owner, given as a mention. */
  readonly askOwner: (owner: string) => string;
  /** On the last report of a line that nobody asks for any more. */
  readonly over: string;
  /** On the last one here of a community whose reports another repository publishes by now, given as `owner/name`. */
  readonly moved: (home: string) => string;
}

export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    askOwner: (owner) =>
      `${owner}, nobody seems to read these reports. Is there a better place, rhythm or reader for them? Shorter ones are possible, and so are none: \`periods\` and \`publish\` in \`hearth.yml\`. You are asked this once.`,
    over: 'Closed: `reports` in `hearth.yml` does not ask for reports of this kind any more. Those that it asks for go on.',
    moved: (home) => `Closed: from now on ${quote(home)} publishes the report of the community.`,
  },
  zh: {
    askOwner: (owner) =>
      `${owner}，这些报告似乎无人阅读。是否有更合适的发布位置、频率或读者？可以在 \`hearth.yml\` 的 \`periods\` 和 \`publish\` 中调整或停用。此问题只会问一次。`,
    over: '已关闭：`hearth.yml` 中的 `reports` 不再要求此类报告。仍要求的报告会继续发布。',
    moved: (home) => `已关闭：社区报告今后由 ${quote(home)} 发布。`,
  },
};
