// Why the boards did what they did, or nothing, in the reader's language.
import type { Explanations } from '../../core/feature.js';

export const explanations: Explanations = {
  shown: {
    en: 'A command asked for the boards, or for points of its sender.',
    zh: '命令要求显示积分榜或发送者本人的积分。',
  },
  joined: { en: 'Its sender joined the boards by a command.', zh: '发送者通过命令加入了积分榜。' },
  left: { en: 'Its sender left the boards by a command.', zh: '发送者通过命令退出了积分榜。' },
  refused: { en: 'The command was refused: {why}.', zh: '命令被拒绝：{why}。' },
  not_concerned: { en: 'This event does not concern the boards.', zh: '此事件与积分榜无关。' },
};

/** The codes that stand in these sentences as parameters. */
export const words: Explanations = {
  unread: { en: 'it is none that the boards know', zh: '无法识别' },
  others: { en: "it asked for another person's points", zh: '要求显示他人的积分' },
  not_joined: { en: 'its sender is not on the boards', zh: '发送者不在积分榜上' },
};
