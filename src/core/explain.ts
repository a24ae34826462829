// The sentence behind a because-code: what `/hearth why`, the explain pages and `hearth preview` say.
import type { Because } from './action.js';
import type { Explanations, Feature } from './feature.js';
import type { Language } from './language.js';
import { fill } from './markdown.js';
import { titleIn } from './title.js';
import type { TitleAt } from './title.js';

const ENGINE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  github_refused: {
    en: 'GitHub refused to tell what had to be known ({status}).',
    zh: 'GitHub 拒绝提供所需的信息（{status}）。',
  },
  gave_up: {
    en: 'An error kept it from finishing, each time it tried. Whoever runs Hearth finds the cause with `hearth stuck`.',
    zh: '每次尝试都因错误而未能完成。Hearth 的运维者可用 `hearth stuck` 查看原因。',
  },
  tried_again: {
    en: 'Whoever runs Hearth had it tried again, after: {cause}.',
    zh: 'Hearth 的运维者让它重试了一次，此前的原因：{cause}。',
  },
  dismissed: {
    en: 'Whoever runs Hearth decided not to try it again, after: {cause}.',
    zh: 'Hearth 的运维者决定不再重试，此前的原因：{cause}。',
  },
  not_concerned: { en: 'This event does not concern it.', zh: '此事件与它无关。' },
};

const BEFORE: Readonly<Record<Language, string>> = {
  en: ' It was done before, for another delivery of the same.',
  zh: '此前已因同一事由处理过。',
};

/** Why a feature decided as it did, in one sentence of that language. A code without words is shown as it is. */
export function explain(
  feature: Pick<Feature, 'explanations' | 'words'>,
  because: Because,
  language: Language,
): string {
  const template = sentenceOf(feature.explanations, because.code) ?? sentenceOf(ENGINE, because.code);
  if (template === undefined) return because.code;
  const params = Object.entries(because.params ?? {}).map(
    ([name, value]) => [name, inWords(feature.words ?? {}, String(value), language)] as const,
  );
  const sentence = fill(template[language], Object.fromEntries(params));
  const said = sentence === '' ? because.code : sentence;
  return because.before === true ? `${said}${BEFORE[language]}` : said;
}

/** A code, or several with commas between them, as the feature calls them; titles by their kind; anything else as it is. */
function inWords(words: Explanations, value: string, language: Language): string {
  const one = (code: string): string => {
    const title = titleIn(code);
    return sentenceOf(words, code)?.[language] ?? (title === null ? code : TITLES[language](title));
  };
  return value.split(', ').map(one).join(', ');
}

const TITLES: Readonly<Record<Language, (title: TitleAt) => string>> = {
  en: ({ kind, name, sig }) => `the ${kind} ${name}${sig === null ? '' : ` of SIG ${sig}`}`,
  zh: ({ kind, name, sig }) => `${sig === null ? '' : `SIG ${sig} 的`}${kind === 'role' ? '角色' : '荣誉'} ${name}`,
};

function sentenceOf(explanations: Feature['explanations'], code: string) {
  return Object.hasOwn(explanations, code) ? explanations[code] : undefined;
}
