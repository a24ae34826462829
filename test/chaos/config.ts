// The hearth.yml of the communities, and the labels of their repositories.
import type { Kind } from './script.js';

const sections = (mode: 'active' | 'observe') => `version: 1
welcome:
  mode: ${mode}
commands:
  mode: ${mode}
claims:
  mode: ${mode}
  competing: false
  next_issue: false
  quality: false
sigs:
  mode: ${mode}
  status: false
  groups:
    - name: Network
      keywords: ['\\bDNS\\b']
    - name: Storage
      paths: [pkg/storage]
needs:
  mode: ${mode}
  rules:
    - missing_label: needs-kind
      regexp: ^kind/
      grace_period: 1m
      prs: false
`;

/** Null: there is no file. */
export function configOf(kind: Kind): string | null {
  if (kind === 'unconfigured') return null;
  return sections(kind === 'observing' ? 'observe' : 'active');
}

export const LABELS = [
  ...['kind/bug', 'kind/feature', 'priority/low', 'sig/network', 'sig/storage', 'needs-kind', 'good first issue'],
];
