// The check on a pull request that changes hearth.yml: conclusion, remarks at their lines, and what would be in force.
import type { CheckAct } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { printOrigin } from '../../core/origin.js';
import type { Problem } from '../../core/problem.js';
import type { ConfigReview, MissingPermission } from '../../core/config-question.js';
import { CONFIG_PATH } from '../../core/readable.js';
import { replayTable } from '../../core/replay-table.js';
import { problemLines } from './problems.js';

interface Words {
  readonly title: (errors: number, warnings: number) => string;
  readonly removed: string;
  readonly problems: string;
  readonly more: (count: number) => string;
  readonly inForce: string;
  readonly head: string;
  readonly none: string;
  readonly mistakes: string;
  readonly missing: string;
  readonly need: (missing: MissingPermission) => string;
  readonly replay: string;
  readonly why: Readonly<Record<'mistakes' | 'not trusted', string>>;
  readonly noChecks: string;
}

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: (errors, warnings) =>
      errors > 0
        ? `${many(errors, 'mistake')}${warnings > 0 ? ` and ${many(warnings, 'warning')}` : ''}`
        : warnings > 0
          ? `Right, with ${many(warnings, 'warning')}`
          : 'Right',
    removed: 'This pull request takes the file out.',
    problems: 'What is wrong and what to write instead',
    more: (count) => `and ${count} more`,
    inForce: 'In force after the merge',
    head: '| section | mode | from |\n| --- | --- | --- |',
    none: 'No section is in force: Hearth does nothing but look after this file.',
    mistakes: '❌ has mistakes',
    missing: 'Not granted',
    need: ({ section, permission, level, url }) =>
      `- \`${section}\` needs \`${permission}: ${level}\`. Until an owner [grants it](${url}), that part is not done.`,
    replay: 'What would be done otherwise',
    why: {
      mistakes: 'The last items are decided again under the new file when it has no mistakes.',
      'not trusted':
        'The last items are decided again under the new file only where the author may write to this repository.',
    },
    noChecks: 'This is a comment because Hearth may not write checks here (`checks: write`).',
  },
  zh: {
    title: (errors, warnings) =>
      errors > 0
        ? `${errors} 处错误${warnings > 0 ? `，${warnings} 条警告` : ''}`
        : warnings > 0
          ? `没有错误，${warnings} 条警告`
          : '没有错误',
    removed: '此 pull request 移除了该文件。',
    problems: '错在哪里、应该怎么写',
    more: (count) => `另有 ${count} 处`,
    inForce: '合并后生效的内容',
    head: '| 部分 | 模式 | 来源 |\n| --- | --- | --- |',
    none: '没有任何部分生效：Hearth 只会关注此文件本身。',
    mistakes: '❌ 有错误',
    missing: '尚未授权',
    need: ({ section, permission, level, url }) =>
      `- \`${section}\` 需要 \`${permission}: ${level}\`。在所有者[授权](${url})之前，这一部分不会执行。`,
    replay: '处理结果会有哪些不同',
    why: {
      mistakes: '文件没有错误时，会用新文件对最近的条目重新判断一遍。',
      'not trusted': '只有作者对此仓库有写权限时，才会用新文件对最近的条目重新判断一遍。',
    },
    noChecks: '由于 Hearth 在此无权创建检查（`checks: write`），结果写在评论中。',
  },
};

const MOST_ANNOTATIONS = 50;
const isWarning = ({ severity }: Problem) => severity === 'warning';

/** Everything of the check but the commit it stands on. */
export function checkOf(
  review: ConfigReview,
  language: Language,
): Pick<CheckAct, 'name' | 'conclusion' | 'title' | 'summary' | 'annotations'> {
  const { errors, warnings } = counted(review);
  // Mistakes first: GitHub takes no more than these.
  const first = [...review.problems].sort((a, b) => Number(isWarning(a)) - Number(isWarning(b)));
  const annotations = first.slice(0, MOST_ANNOTATIONS).map(({ line, column, path, message, severity }) => ({
    path: CONFIG_PATH,
    line,
    column,
    level: severity === 'error' ? ('failure' as const) : ('warning' as const),
    message: path === '' ? message : `${path}: ${message}`,
  }));
  return {
    name: 'hearth.yml',
    conclusion: errors > 0 ? 'failure' : warnings > 0 || review.missing.length > 0 ? 'neutral' : 'success',
    title: words[language].title(errors, warnings),
    summary: summaryOf(review, language),
    annotations,
  };
}

/** The same as a section of the status comment, where checks may not be written. */
export function statusOf(review: ConfigReview, language: Language): string {
  const { errors, warnings } = counted(review);
  const { title, noChecks } = words[language];
  return [`### \`hearth.yml\`: ${title(errors, warnings)}`, summaryOf(review, language), noChecks].join('\n\n');
}

function counted({ problems }: ConfigReview): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

function summaryOf(review: ConfigReview, language: Language): string {
  const said = words[language];
  const { url, problems, sections, missing, replay } = review;
  const rows = sections.map(
    ({ section, mode, origin }) =>
      `| \`${section}\` | ${mode === 'mistakes' ? said.mistakes : mode} | ${quote(printOrigin(origin), 200)} |`,
  );
  const part = (title: string, text: string) => `#### ${title}\n\n${text}`;
  return [
    ...(url === null ? [said.removed] : []),
    ...(problems.length === 0 ? [] : [part(said.problems, problemLines(problems, url ?? '', said.more))]),
    part(said.inForce, rows.length === 0 ? said.none : [said.head, ...rows].join('\n')),
    ...(missing.length === 0 ? [] : [part(said.missing, missing.map(said.need).join('\n'))]),
    ...(replay === 'none'
      ? []
      : [part(said.replay, typeof replay === 'string' ? said.why[replay] : replayTable(replay, language))]),
  ].join('\n\n');
}
