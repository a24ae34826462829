// What this section says in Chinese.
import { deedNames } from '../../community/ladder/deed-names.js';
import type { PointKind, ShownKind } from '../../core/points.js';
import { messagesBy } from './wording.js';

const shown: Readonly<Record<ShownKind, string>> = {
  merged: '合并的拉取请求',
  reviewed: '评审的拉取请求',
  answered: '被采纳的回答',
  issue: '已完成的议题',
};
const kinds = (kind: PointKind): string => ({ ...deedNames.zh, ...shown })[kind];

export const zh = messagesBy({
  refused: (command, reason) => `未执行 ${command}：${reason}`,
  why: {
    unread: '请写 `/board`、`/board join`、`/board leave` 或 `/points`。',
    others: '积分明细只向本人显示；`/points` 显示您自己的。',
    not_joined: '您不在积分榜上；`/board join` 加入，`/board leave` 立即退出。',
  },
  boards: { newcomers: '新人榜', community: '社区榜', maintainers: '维护者榜' },
  heading: '积分榜（仅列出自愿加入的人）：',
  nobody: '这里还没有人有积分。',
  newcomersUnknown: '历史记录尚未完整读取，因此无法得知谁是新人。',
  maintainersUnknown: '无法确认其中一些人是否为维护者；他们列在社区榜。',
  join: '`/board join` 加入，`/board leave` 立即退出，`/points` 显示您的积分来源。',
  kinds,
  weight: (what, points, most) => `${what}：每项 ${points} 分，每周最多 ${most} 项`,
  formula: (version) => `积分算法（版本 \`${version}\`）：`,
  byFormula: (version) => `积分算法（版本 \`${version}\`）见 \`/board\`。`,
  rules: (halfLife, maintainers) => [
    `每过 ${halfLife} 天积分减半；每周只计得分最高的若干项`,
    '拉取请求须由他人评审或合并；评审他人的拉取请求，每个只计一次，且须有实质文字、行内评论或要求修改；回答与议题须由他人采纳或完成；其他贡献须经确认',
    '机器人，以及已删除、被隐藏或垃圾内容均不计分',
    `新人指首次贡献未满 90 天者；维护者指担任${maintainers.length === 0 ? '（未指定）' : ` ${maintainers.join('、')} `}角色的人`,
  ],
  own: (points, board) => `您的积分：**${points}**（${board}），来自：`,
  none: '尚无可计分的贡献。',
  more: (acts, points) => `${points}：更早的 ${acts} 项`,
});
