// Three communities that messages are tried on: one without anybody, one of 40 people, and one of 5,000 whose names are as
// long and as foreign as GitHub lets them be.
import { linksFor } from '../../src/report/markdown/links.js';
import type { Language } from '../../src/core/language.js';
import type { Directory, Sig } from '../../src/core/sig.js';
import type { Title, TitleAt } from '../../src/core/title.js';
import type { Telling } from '../../src/features/ladder/said.js';
import { presets } from '../community/ladder/presets-read.js';
import { title } from '../community/ladder/support.js';

export interface Community {
  readonly name: 'empty' | 'typical' | 'large';
  readonly titles: readonly Title[];
  readonly directory: Directory;
  /** How many people there are. */
  readonly people: number;
  readonly login: (nth: number) => string;
  /** What people write who mean no harm, and who do. */
  readonly foreign: string;
}

export const REPOSITORY = { id: 1, owner: 'acme', name: 'app' } as const;

function sigOf(name: string, nth: number): Sig {
  const slug = `sig-${nth + 1}`;
  return {
    ...{ name, slug, kind: 'sig', label: `sig/${slug}`, leads: [], contact: {}, teams: [], mention: null },
    ...{ meetings: [], paths: [], keywords: [], formValues: [] },
  };
}

const directoryOf = (names: readonly string[]): Directory => ({
  ...{ file: 'sigs.yaml', url: null, problems: [] },
  sigs: names.map(sigOf),
});

const STRANGE = [
  'Cluster Lifecycle, Release Engineering, Conformance and Everything That Comes After It',
  '基础设施与可观测性特别兴趣小组',
  'مجموعة الشبكات',
  'Net\u200bwork\u200d\ufeff',
  '\u202eegarotS\u202c',
  '<b>Docs</b> | @acme/all [x](https://example.org) #1',
  'Zo\u0308e\u0301 👩‍👩‍👧‍👦',
];

const SHORT = ['ana', 'bo', 'cy', 'dee', 'eva', 'kim', 'lou', 'mei', 'mo', 'otto'];
/** As long as a login may be. */
const longLogin = (nth: number): string => `a-contributor-whose-login-is-long-${String(10_000 + nth)}`;

const scholar = title({
  ...{ kind: 'honour', name: 'scholar', scope: 'sig', termDays: 365, seats: 2, nominatedBy: ['anyone'] },
  called: { en: 'Scholar of **all** | the `network` @acme', zh: '网络与存储方向的年度杰出学者（\u202e学者\u202c）' },
  requirements: [{ is: 'attested', text: 'شرح الفكرة / 讲清楚\u200b了一个想法', by: ['lead', 'team:steering'] }],
  decidedBy: ['team:steering', 'lead'],
});

export const communities: readonly Community[] = [
  {
    ...{ name: 'empty', titles: presets('small-project'), directory: directoryOf([]), people: 1, foreign: 'x' },
    login: () => 'ana',
  },
  {
    ...{ name: 'typical', titles: presets('kubesphere'), people: 40, foreign: 'our project for beginners' },
    directory: directoryOf(['Network', 'Storage', 'Docs']),
    login: (nth) =>
      `${SHORT[nth % SHORT.length] ?? ''}${nth < SHORT.length ? '' : String(Math.floor(nth / SHORT.length))}`,
  },
  {
    ...{ name: 'large', people: 5_000, login: longLogin },
    titles: [...presets('kubernetes'), ...presets('kubesphere').filter(({ kind }) => kind === 'honour'), scholar],
    directory: directoryOf([
      ...STRANGE,
      ...Array.from({ length: 60 - STRANGE.length }, (_, n) => `Working area ${n + 1}`),
    ]),
    foreign: `\u202e</details>\u2066 @acme/all \`x\` | <img src=x> closes #1 ${'很长的话，'.repeat(60)}`,
  },
];

/** Places of a title: of each of the first SIGs where it is of SIGs. */
export function placesOf({ titles, directory }: Community, most: number): readonly TitleAt[] {
  const slugs = directory.sigs.slice(0, most).map(({ slug }) => slug);
  return titles.flatMap(({ kind, name, scope }) =>
    (scope === 'sig' && slugs.length > 0 ? slugs : [null]).map((sig) => ({ kind, name, sig })),
  );
}

export const itemLink = (number: number): string =>
  `[#${number}](${linksFor().item(REPOSITORY, 'issue', { repository: REPOSITORY.id, number }) ?? ''})`;

export const tellingIn = ({ titles, directory }: Community, language: Language): Telling => ({
  ...{ language, titles },
  sigName: (slug) => (slug === null ? null : (directory.sigs.find((sig) => sig.slug === slug)?.name ?? slug)),
  link: ({ number }) => itemLink(number),
});
