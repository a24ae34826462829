// Phrases that a clause is read off by, from its beginning to its end.

/**
 * `surely` answers whatever else is written around it; `merely` only where nothing else is: "Yes, I saw it" answers something
 * else. `aside` is what people say around an answer.
 */
export type Meaning =
  { readonly says: 'yes' | 'not_yet' | 'withdrawn'; readonly how: 'surely' | 'merely' } | { readonly says: 'aside' };

export interface Phrase {
  readonly meaning: Meaning;
  /** Sticky, of text in small letters. Every part of it is bounded, so that reading is linear. */
  readonly pattern: RegExp;
}

export const surely = (says: 'yes' | 'not_yet' | 'withdrawn'): Meaning => ({ says, how: 'surely' });
export const merely = (says: 'yes' | 'not_yet' | 'withdrawn'): Meaning => ({ says, how: 'merely' });
export const aside: Meaning = { says: 'aside' };

/** Of letters: ends where no letter or digit follows. */
export const words = (meaning: Meaning, alternatives: readonly string[]): Phrase => ({
  meaning,
  pattern: new RegExp(`(?:${alternatives.join('|')})(?![\\w'-])`, 'yu'),
});

/** Of signs, or of a script that puts no space between words. */
export const signs = (meaning: Meaning, alternatives: readonly string[]): Phrase => ({
  meaning,
  pattern: new RegExp(`(?:${alternatives.join('|')})`, 'yu'),
});

export const signPhrases: readonly Phrase[] = [
  signs(surely('yes'), [
    '\\+ ?[12](?![\\w.,%])',
    '\\+10{1,5}(?![\\w.,%])',
    '👍+',
    ':\\+1:',
    ':thumbsup:',
    '加一',
    '加1',
  ]),
  signs(surely('not_yet'), ['[-−–] ?[12](?![\\w.,%])', '👎+', ':-1:', ':thumbsdown:', '减一']),
  signs(aside, [
    '[🎉🥳🚀❤♥💯🙌👏✅☑✔🙂😀😊😄😁😃🔥✨⭐🌟💪🎊🤝🙏💚💙💜🧡💛]',
    ':(?:tada|rocket|heart|100|clap|raised_hands|pray|smile|fire):',
    '[:;]-?[)d]',
  ]),
];
