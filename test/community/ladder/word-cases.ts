// Every requirement in every state, as people read it: a list for each language.
import { evidenceWords } from '../../../src/community/ladder/evidence-words.js';
import { namesOf } from '../../../src/community/ladder/names.js';
import type { LadderFacts } from '../../../src/community/ladder/facts.js';
import { checkedLines } from '../../../src/community/ladder/words.js';
import type { Language } from '../../../src/core/language.js';
import { countKinds } from '../../../src/core/title.js';
import type { Requirement, Title, TitleAt } from '../../../src/core/title.js';
import { ago, attestation, counted, credit, facts, HELD, NOW, role, standing, stands, title } from './support.js';

export const ladderTitles: readonly Title[] = [
  title({ name: 'member', called: { en: 'Member', zh: '成员' } }),
  title(),
  title({ name: 'odd', called: { en: '@everyone [x](y)', zh: '@everyone' } }),
];

const merged: Requirement = { is: 'count', of: 'merged', least: 5, within: 180, reach: 'sig' };
const talks: Requirement = { is: 'credit', of: ['talk', 'blog', 'eventOrganizing'], least: 2, within: 365 };
const one: Requirement = { is: 'credit', of: ['talk'], least: 1, within: null };
const member: Requirement = { is: 'tenure', role: 'member', days: 90 };
const isMember: Requirement = { is: 'tenure', role: 'odd', days: 0 };
const active: Requirement = { is: 'active', days: 180 };
const duty: Requirement = { is: 'duty', of: ['eventOrganizing'], least: 1, per: 365 };
const feature: Requirement = {
  is: 'attested',
  text: 'Finished a feature / 完成一个特性',
  by: ['lead', 'reviewer', 'team:steering'],
};
const box: Requirement = { is: 'box', text: 'I have enabled 2FA / 我已启用双因素认证' };
const leader = { kind: 'honour', name: 'leader', sig: null } as const;
const any: Requirement = { is: 'any', count: 2, of: [member, talks, { is: 'any', count: 1, of: [box, feature] }] };
const held = (...all: ReturnType<typeof standing>[]) => ({ standing: { held: all, unknown: [] } });
const led = (since: string | null) => held(standing({ title: leader, since, seen: ago(3) }));

export const wordCases: readonly (readonly [Requirement, Partial<LadderFacts>, TitleAt?])[] = [
  ...countKinds.flatMap((of) => {
    const least = { is: 'count', of, least: 1, within: 1, reach: 'repo' } as const;
    const many = { is: 'count', of, least: 12, within: null, reach: 'community' } as const;
    return [
      [least, { tallied: counted(least, 1) }],
      [many, { tallied: counted(many, 3) }],
    ] as const;
  }),
  [merged, { tallied: counted(merged, 7) }],
  [merged, { tallied: counted(merged, 4), knownSince: NOW }],
  [merged, {}],
  [merged, {}, role('reviewer')],
  [merged, { grounds: { ...facts().grounds, labels: [] } }],
  [talks, { credits: [credit(), credit({ at: ago(3), url: 'https://example.org/slides' })] }],
  [talks, { credits: [credit()] }],
  [talks, { credits: null }],
  [one, {}],
  [member, held(standing())],
  [member, held(standing({ since: null, seen: ago(95) }))],
  [member, held(standing({ since: ago(60) }))],
  [member, {}],
  [member, held(standing({ since: null, seen: ago(60) }))],
  [member, { standing: null }],
  [isMember, held(standing({ title: role('odd') }))],
  [isMember, {}],
  [active, { lastAct: { at: ago(3) } }],
  [active, {}],
  [active, { lastAct: null }],
  [duty, { credits: [credit({ kind: 'eventOrganizing' })] }, leader],
  [duty, led(ago(400)), leader],
  [duty, {}, leader],
  [duty, led(null), leader],
  [feature, { attested: [attestation()] }],
  [feature, {}],
  [feature, { attested: [attestation({ as: [], unsure: ['lead'] })] }],
  [box, { ticked: ['I have enabled 2FA'] }],
  [box, { ticked: [] }],
  [box, {}],
  [any, { ...held(standing()), credits: [credit(), credit({ at: ago(1), kind: 'blog' })] }],
  [any, { ...held(standing({ since: ago(60) })), credits: [credit()], ticked: ['我已启用双因素认证'] }],
  [any, { ...held(standing()) }],
  [any, { ticked: [] }],
];

/** A list in Markdown, what each rests on behind it. */
export function rendered(language: Language): string {
  return wordCases
    .flatMap(([requirement, known, of = HELD]) => {
      const names = namesOf(ladderTitles, language, of.sig);
      const link = ({ repository, number }: { repository: number; number: number }) =>
        repository === 1 ? `[${number}](https://example.org/${number})` : null;
      return checkedLines(stands(requirement, known, of), language, names, ({ evidence, parts }) => {
        const links = evidenceWords(evidence, { language, names, link, most: 2 });
        return parts.length > 0 || links === '' ? '' : ` (${links})`;
      });
    })
    .join('\n');
}
