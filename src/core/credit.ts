// Deeds that leave no trace on GitHub, by the kinds of All Contributors (https://allcontributors.org/docs/en/emoji-key).

export const creditKinds = [
  'a11y',
  'audio',
  'blog',
  'bug',
  'business',
  'code',
  'content',
  'data',
  'design',
  'doc',
  'eventOrganizing',
  'example',
  'financial',
  'fundingFinding',
  'ideas',
  'infra',
  'maintenance',
  'mentoring',
  'platform',
  'plugin',
  'projectManagement',
  'promotion',
  'question',
  'research',
  'review',
  'security',
  'talk',
  'test',
  'tool',
  'translation',
  'tutorial',
  'userTesting',
  'video',
] as const;
export type CreditKind = (typeof creditKinds)[number];

/** A deed that somebody was credited with. */
export interface Credit {
  readonly person: number;
  readonly kind: CreditKind;
  /** Where it can be seen; null: nobody gave a link. Foreign text. */
  readonly url: string | null;
  /** When it was done, ISO 8601: when it was told, unless a day was named. */
  readonly at: string;
  readonly toldBy: number | null;
  readonly state: 'told' | 'confirmed' | 'refused';
  readonly decidedBy: number | null;
  /** Where it was told. */
  readonly repository: number;
  readonly number: number | null;
  /** The act's natural key, which a confirmation names. */
  readonly key: string;
}
