// The community of the story before its first scene: people, repositories, their hearth.yml, and what happened before.
import type { Twin } from '../test/twin/twin.js';

export const OWNER = 'lantern';

const APP = `version: 1
language: en
welcome:
  mode: active
  introduce: 'https://chat.lantern.example/hello'
  checklist:
    - The commit message says why
    - A test fails without the change
`;

const DOCS = `version: 1
language: zh
welcome:
  mode: active
  good_first_issues: good first issue
`;

const PLUGINS = `version: 1
welcome:
  mode: active
  wait: 2h
`;

const LAB = `version: 1
welcome:
  mode: observe
`;

const config = (text: string) => ({ files: { 'README.md': '# lantern\n', '.github/hearth.yml': text } });

/** Nothing of this sends a webhook: Hearth is not installed yet. Returns what brings it. */
export function furnish(twin: Twin): { readonly install: () => void } {
  twin.org(OWNER, { members: [{ login: 'ana', role: 'admin' }, { login: 'tom' }] });
  twin.user('patchbot[bot]', { type: 'Bot' });
  twin.repository(`${OWNER}/app`, config(APP));
  twin.repository(`${OWNER}/docs`, config(DOCS));
  twin.repository(`${OWNER}/plugins`, config(PLUGINS));
  twin.repository(`${OWNER}/lab`, config(LAB));

  const { number } = twin
    .as('ben')
    .openPull(`${OWNER}/app`, { title: 'Speed up the start', body: 'Loads half as much.' });
  twin.as('ana').merge(`${OWNER}/app`, number);
  twin.as('ravi').openIssue(`${OWNER}/lab`, { title: 'A faster parser?', body: 'I have measured two of them.' });
  for (const title of ['翻译安装指南', '补充一个配置示例']) {
    twin.as('ana').openIssue(`${OWNER}/docs`, { title, body: '欢迎新人。', labels: ['good first issue'] });
  }
  return { install: () => twin.install(OWNER) };
}
