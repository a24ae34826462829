// The community of the story before its first scene: people, repositories, their hearth.yml.
import type { Twin } from '../test/twin/twin.js';

export const OWNER = 'lantern';

const APP = `version: 1
language: en
welcome:
  mode: active
  introduce: 'https://chat.lantern.example/hello'
sigs:
  mode: active
  groups:
    - name: Loader
      leads: [zoe]
      chat: '#sig-loader'
      teams: [sig-loader]
      mention: sig-loader
      paths: [src/loader]
ladder:
  mode: active
  roles:
    - name: member
      title: { en: Member }
      requirements:
        - merged: 1
        - issues: 2
        - answers: 1
      sponsors: { count: 2, roles: [reviewer] }
      decided_by: ['team:maintainers']
      apply: { label: membership }
    - name: reviewer
      title: { en: Reviewer }
      requirements:
        - held: member
          for: 90d
        - reviewed: 10
      nominated_by: [reviewer]
      decided_by: ['team:maintainers']
      defined_by: { team: reviewers }
desk:
  mode: active
reports:
  mode: active
`;

const DOCS = `version: 1
language: en
welcome:
  mode: active
  good_first_issues: good first issue
`;

const LAB = `version: 1
welcome:
  mode: observe
`;

const config = (text: string) => ({ files: { 'README.md': '# lantern\n', '.github/hearth.yml': text } });

export function furnish(twin: Twin): void {
  twin.org(OWNER, {
    members: [{ login: 'ana', role: 'admin' }, ...['ben', 'tom', 'zoe'].map((login) => ({ login }))],
  });
  twin.team(`${OWNER}/maintainers`, { members: ['ana'] });
  twin.team(`${OWNER}/reviewers`, { members: ['ben', 'tom'] });
  twin.team(`${OWNER}/sig-loader`, { members: ['zoe', 'tom'] });
  twin.user('patchbot[bot]', { type: 'Bot' });
  twin.repository(`${OWNER}/app`, config(APP));
  twin.repository(`${OWNER}/docs`, config(DOCS));
  twin.repository(`${OWNER}/lab`, config(LAB));
}
