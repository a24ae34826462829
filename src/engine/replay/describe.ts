// What was decided, as short phrases of Hearth's own words: for comparing two configurations.
import type { Act, Reaction } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { minuteOf } from '../../core/time.js';
import type { PlannedAction } from '../ports.js';

export interface Described {
  readonly phrase: string;
  /** The phrase where the same is done in other words on the other side. */
  readonly otherwise: string;
  /** What is said; empty where the phrase tells all. */
  readonly words: string;
}

type Planned = Pick<PlannedAction, 'feature' | 'rule' | 'act' | 'state'>;

interface Vocabulary {
  readonly status: string;
  readonly statusOut: string;
  readonly comment: string;
  readonly adds: (label: string) => string;
  readonly takesOff: (label: string) => string;
  readonly reacts: (content: string) => string;
  readonly issue: (title: string) => string;
  readonly issueClosed: (title: string) => string;
  readonly check: (name: string, conclusion: string) => string;
  readonly pull: (title: string) => string;
  readonly newLabel: (name: string) => string;
  readonly nothing: string;
  readonly otherWords: string;
  readonly onlyShown: string;
  readonly looksAgain: (time: string) => string;
  readonly colon: string;
  readonly comma: string;
}

const vocabulary: Readonly<Record<Language, Vocabulary>> = {
  en: {
    status: 'status comment',
    statusOut: 'takes its part out of the status comment',
    comment: 'comment',
    adds: (label) => `adds label ${label}`,
    takesOff: (label) => `takes off label ${label}`,
    reacts: (content) => `reacts ${content}`,
    issue: (title) => `keeps the issue ${title}`,
    issueClosed: (title) => `closes the issue ${title}`,
    check: (name, conclusion) => `check ${name}: ${conclusion}`,
    pull: (title) => `pull request ${title}`,
    newLabel: (name) => `makes label ${name}`,
    nothing: 'changes no label',
    otherWords: 'other words',
    onlyShown: ' (only shown)',
    looksAgain: (time) => `looks again at ${time}`,
    colon: ': ',
    comma: ', ',
  },
  zh: {
    status: '状态评论',
    statusOut: '从状态评论中移除其部分',
    comment: '评论',
    adds: (label) => `添加标签 ${label}`,
    takesOff: (label) => `移除标签 ${label}`,
    reacts: (content) => `回应 ${content}`,
    issue: (title) => `维护 issue ${title}`,
    issueClosed: (title) => `关闭 issue ${title}`,
    check: (name, conclusion) => `检查 ${name}：${conclusion}`,
    pull: (title) => `pull request ${title}`,
    newLabel: (name) => `创建标签 ${name}`,
    nothing: '不更改标签',
    otherWords: '措辞不同',
    onlyShown: '（仅展示）',
    looksAgain: (time) => `将于 ${time} 再次查看`,
    colon: '：',
    comma: '，',
  },
};

const reactions: Readonly<Record<Reaction, string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};

/** `` `welcome` first issue: status comment ``; what is only observed says so. */
export function describe({ feature, rule, act, state }: Planned, language: Language): Described {
  const say = vocabulary[language];
  const start = `\`${feature}\` ${rule.replaceAll('_', ' ')}${say.colon}${deedOf(act, say)}`;
  const end = state === 'would' ? say.onlyShown : '';
  return { phrase: `${start}${end}`, otherwise: `${start}${say.comma}${say.otherWords}${end}`, words: wordsOf(act) };
}

/** A feature that decides later than can be known. */
export function describeLater(feature: string, at: Date, language: Language): Described {
  const say = vocabulary[language];
  const time = `${minuteOf(at.toISOString())} UTC`;
  const phrase = `\`${feature}\`${say.colon}${say.looksAgain(time)}`;
  return { phrase, otherwise: phrase, words: '' };
}

function deedOf(act: Act, say: Vocabulary): string {
  switch (act.kind) {
    case 'status':
      return act.body === '' ? say.statusOut : say.status;
    case 'comment':
      return say.comment;
    case 'label': {
      const changes = [
        ...act.add.map((label) => say.adds(quote(label))),
        ...act.remove.map((label) => say.takesOff(quote(label))),
      ];
      return changes.length === 0 ? say.nothing : changes.join(say.comma);
    }
    case 'reaction':
      return say.reacts(reactions[act.content]);
    case 'issue':
      return act.state === 'closed' ? say.issueClosed(quote(act.title)) : say.issue(quote(act.title));
    case 'check':
      return say.check(quote(act.name), act.conclusion);
    case 'pull':
      return say.pull(quote(act.title));
    case 'new-label':
      return say.newLabel(quote(act.name));
  }
}

function wordsOf(act: Act): string {
  switch (act.kind) {
    case 'status':
    case 'comment':
    case 'issue':
      return act.body;
    case 'pull':
      return `${act.body}\n${act.text}`;
    case 'check':
      return `${act.title}\n${act.summary}\n${JSON.stringify(act.annotations)}`;
    case 'new-label':
      return `${act.color}\n${act.description}`;
    case 'label':
    case 'reaction':
      return '';
  }
}

/**
 * The phrases of both sides, each once; null where the same is done, in the same words. What is done on both sides in other
 * words says so on the second.
 */
export function compare(
  before: readonly Described[],
  after: readonly Described[],
): { readonly before: readonly string[]; readonly after: readonly string[] } | null {
  const said = (side: readonly Described[], phrase: string) =>
    JSON.stringify([...new Set(side.filter((one) => one.phrase === phrase).map(({ words }) => words))].sort());
  const first = [...new Set(before.map(({ phrase }) => phrase))];
  const second = after.map(({ phrase, otherwise }) =>
    first.includes(phrase) && said(before, phrase) !== said(after, phrase) ? otherwise : phrase,
  );
  const result = { before: first, after: [...new Set(second)] };
  const same = JSON.stringify([...result.before].sort()) === JSON.stringify([...result.after].sort());
  return same ? null : result;
}
