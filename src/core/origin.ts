// Where a section of the configuration in force comes from.

export interface Origin {
  readonly from: 'repository' | 'organization' | 'preset' | 'default';
  /** `.github/hearth.yml`, `acme/.github: .github/hearth.yml`, `preset kubernetes`; empty for a default. */
  readonly file: string;
  /** Line of the section's key there. */
  readonly line: number;
  /** The organisation locks it: a repository cannot change it. */
  readonly locked?: true;
  /** It sets nothing but its mode; everything else comes from there. */
  readonly rest?: string;
  /** The file has mistakes in this section: what was right before is in force, and acts until then (ISO 8601). */
  readonly lastGoodUntil?: string;
}

/** `.github/hearth.yml:3`, for people. */
export function printOrigin({ from, file, line, locked, rest, lastGoodUntil }: Origin): string {
  if (from === 'default') return 'default';
  const place = from === 'preset' ? file : `${file}:${line}`;
  const extra = [
    ...(rest === undefined ? [] : [`all but its mode from ${rest}`]),
    ...(locked === true ? ['locked by the organisation'] : []),
    ...(lastGoodUntil === undefined ? [] : [`as it was before the mistakes, acting until ${lastGoodUntil}`]),
  ];
  return extra.length === 0 ? place : `${place} (${extra.join('; ')})`;
}
