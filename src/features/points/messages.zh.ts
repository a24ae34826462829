// What this section says in Chinese.
import { messagesBy } from './wording.js';

export const zh = messagesBy({
  language: 'zh',
  refused: (command, reason) => `${command} 未执行：${reason}`,
  why: {
    unread: '请写 `/board`、`/board join`、`/board leave` 或 `/points`。',
    others: '积分明细只向本人显示；`/points` 显示您自己的。',
    not_joined: '您不在积分榜上；`/board join` 加入，`/board leave` 立即退出。',
  },
  boards: { newcomers: '新人榜', community: '社区榜', maintainers: '维护者榜' },
  heading: '积分榜（仅列出自愿加入的人）：',
  rank: (login, points) => `${login}：${points}`,
  nobody: '这里还没有人有积分。',
  newcomersUnknown: '历史记录尚未完整读取，因此无法得知谁是新人。',
  maintainersUnknown: '无法确认其中一些人是否为维护者；他们列在社区榜。',
  join: '`/board join` 加入，`/board leave` 立即退出，`/points` 显示您的积分来源。',
  formula: (version) => `积分算法（版本 <code>${version}</code>）`,
  byFormula: (version) => `积分算法（版本 \`${version}\`）见 \`/board\`。`,
  own: (points, board) => `您的积分：**${points}**（${board}），来自：`,
  none: (board) => `目前还没有可计分的贡献；您在${board}。`,
  act: (points, what, day) => `${points}：${what}，${day}`,
  place: (act, where) => `${act}，${where}`,
  older: (acts) => `更早的 ${acts} 项`,
  more: (acts, points) => `${points}：比这些更早的 ${acts} 项`,
});
