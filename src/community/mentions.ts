// Which groups a text calls by their teams: `@acme/sig-network-bugs`.
import type { Directory, Sig } from '../core/sig.js';
import { fold } from './name.js';
import { proseOf } from './prose.js';

export interface TeamMention {
  readonly sig: Sig;
  /** `@acme/sig-network-bugs`, as written. */
  readonly mention: string;
}

const TEAM = /(?<![\w/.@-])@([a-z\d][a-z\d-]{0,38})\/([\w-]{1,100})(?![\w/-])/gi;

/** Teams that Kubernetes has for each of its groups, and so many communities after it. */
const PURPOSES = ['misc', 'test-failures', 'bugs', 'feature-requests', 'proposals', 'pr-reviews', 'api-reviews'];

/**
 * Groups whose teams are mentioned in the text's own words, once each. `owner`: login of the organisation whose teams
 * count; null: not known, and any does.
 */
export function mentionedSigs(directory: Directory, body: string, owner: string | null): readonly TeamMention[] {
  if (!body.includes('@')) return [];
  const found = new Map<Sig, TeamMention>();
  for (const [mention, organisation = '', team = ''] of proseOf(body).matchAll(TEAM)) {
    if (owner !== null && fold(organisation) !== fold(owner)) continue;
    const sig = sigOfTeam(directory, team);
    if (sig !== null && !found.has(sig)) found.set(sig, { sig, mention });
  }
  return [...found.values()];
}

/** The group that this team belongs to, by its list of teams, else by the team's name: `sig-network`, `sig-network-bugs`. */
export function sigOfTeam({ sigs }: Directory, team: string): Sig | null {
  const slug = fold(team);
  const listed = sigs.find(({ teams }) => teams.some((one) => fold(one) === slug));
  if (listed !== undefined) return listed;
  return (
    sigs.find((sig) => {
      const name = `${sig.kind}-${sig.slug}`;
      return slug === name || PURPOSES.some((purpose) => slug === `${name}-${purpose}`);
    }) ?? null
  );
}
