// What welcome says where the maintainers have not said it themselves. Sentences whose placeholders are not known go.
import type { Language } from '../../core/language.js';

export type Occasion = 'issue' | 'pull_request' | 'merge';

export const messages: Readonly<Record<Language, Readonly<Record<Occasion, string>>>> = {
  en: {
    issue: `Hello {author}, and thank you for your first issue in {repo}! 👋

It belongs to {sig}. You can reach them at {sig_contact}. They meet next on {next_meeting}.
{median_response}
Say hello to everyone at {introduce}.
If you would like to work on something, these are open for newcomers: {good_first_issues}.`,
    pull_request: `Hello {author}, and thank you for your first pull request in {repo}! 🎉

It belongs to {sig}. You can reach them at {sig_contact}. They meet next on {next_meeting}.
{median_response}
Say hello to everyone at {introduce}.`,
    merge: `Congratulations, {author}: this is your first merged pull request in {repo}! 🚀

Your next step here: {ladder}.
If you would like to go on, these are open for newcomers: {good_first_issues}.`,
  },
  zh: {
    issue: `你好 {author}，感谢你在 {repo} 提交的第一个 issue！👋

它由 {sig} 负责。你可以通过 {sig_contact} 联系他们。他们下次会议在 {next_meeting}。
{median_response}
欢迎到 {introduce} 和大家打个招呼。
如果你想参与贡献，这些 issue 适合新人：{good_first_issues}。`,
    pull_request: `你好 {author}，感谢你在 {repo} 提交的第一个 pull request！🎉

它由 {sig} 负责。你可以通过 {sig_contact} 联系他们。他们下次会议在 {next_meeting}。
{median_response}
欢迎到 {introduce} 和大家打个招呼。`,
    merge: `恭喜 {author}，你在 {repo} 的第一个 pull request 已被合并！🚀

你的下一步：{ladder}。
如果想继续参与，这些 issue 适合新人：{good_first_issues}。`,
  },
};
