// The languages Hearth speaks, and which one an item is written in.

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Chinese where at least this share of the letters is Han (decisions.md, 21). */
const HAN_SHARE = 0.3;

/**
 * The language of an item's prose, or undefined where there is too little of it to tell (then the repository's counts).
 * Code, links and HTML comments are not prose.
 */
export function languageOf(text: string): Language | undefined {
  const prose = text.slice(0, 20_000).replace(/```[\s\S]*?(```|$)|`[^`\n]*`|<!--[\s\S]*?(-->|$)|https?:\/\/\S+/g, ' ');
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return undefined;
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han / letters >= HAN_SHARE ? 'zh' : 'en';
}
