// An hour of the public archive of GitHub's events, made up: the mix of events of 2024, with payloads as whole and as long as
// they were then. The same number always gives the same file.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createGzip } from 'node:zlib';

/** Per thousand events. Half of what GitHub tells are pushes. */
const MIX = {
  PushEvent: 520,
  CreateEvent: 143,
  PullRequestEvent: 90,
  IssueCommentEvent: 60,
  WatchEvent: 55,
  DeleteEvent: 40,
  PullRequestReviewEvent: 30,
  IssuesEvent: 22,
  PullRequestReviewCommentEvent: 18,
  ForkEvent: 10,
  ReleaseEvent: 6,
  MemberEvent: 3,
  PublicEvent: 2,
  GollumEvent: 1,
} as const;
type Type = keyof typeof MIX;

const PEOPLE = 8_000;
const REPOSITORIES = 6_000;
const API = 'https://api.github.com';

export interface Made {
  readonly events: number;
  readonly bytes: number;
}

/** Appends to the file where `part` is not the first: packed data may be joined end to end. */
export async function makeArchive(path: string, events: number, part = 0): Promise<Made> {
  const random = randomOf(1 + part);
  const gzip = createGzip();
  const file = createWriteStream(path, { flags: part === 0 ? 'w' : 'a' });
  gzip.pipe(file);
  let bytes = 0;
  for (let done = 0; done < events; done += 200) {
    const lines = Array.from({ length: Math.min(200, events - done) }, (_, n) =>
      JSON.stringify(eventOf(random, part * events + done + n)),
    );
    const text = `${lines.join('\n')}\n`;
    bytes += Buffer.byteLength(text);
    if (!gzip.write(text)) await once(gzip, 'drain');
  }
  gzip.end();
  await once(file, 'close');
  return { events, bytes };
}

type Random = (below: number) => number;

/** Mulberry32. */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const WORDS =
  'the build fails when this option is set because it reads a file that is not there and then waits for the lock of a worker which never comes back so please have a look at the log below and tell me what else you need thanks'.split(
    ' ',
  );

function prose(random: Random, mean: number): string {
  const count = Math.ceil((mean / 6) * (0.2 + (random(1_000) / 1_000) ** 3 * 3.2));
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(random(9) === 0 ? '\r\n' : ' ');
}

const sha = (random: Random) =>
  Array.from({ length: 5 }, () =>
    random(2 ** 31)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
const stampOf = (n: number) => new Date(1_715_000_000_000 + n * 90).toISOString().replace(/\.\d+Z$/, 'Z');

/** Few do much. */
const someone = (random: Random) => Math.floor((random(PEOPLE) * random(PEOPLE)) / PEOPLE) + 1_000;
const somewhere = (random: Random) => Math.floor((random(REPOSITORIES) * random(REPOSITORIES)) / REPOSITORIES) + 50_000;
const loginOf = (person: number) => (person % 17 === 0 ? `robot-${person}[bot]` : `person-${person}`);
const nameOf = (repository: number) => `owner-${repository % 900}/project-${repository}`;

function user(person: number) {
  const login = loginOf(person);
  const url = `${API}/users/${login}`;
  const own = [
    'followers',
    'following{/other_user}',
    'gists{/gist_id}',
    'starred{/owner}{/repo}',
    'subscriptions',
    'orgs',
  ];
  return {
    login,
    id: person,
    node_id: `MDQ6VXNlcj${person}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${person}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    ...Object.fromEntries(own.map((name) => [`${name.replace(/\W.*/, '')}_url`, `${url}/${name}`])),
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

const LINKS =
  'forks keys{/key_id} collaborators{/collaborator} teams hooks issues/events{/number} events assignees{/user} branches{/branch} tags git/blobs{/sha} git/tags{/sha} git/refs{/sha} git/trees{/sha} statuses/{sha} languages stargazers contributors subscribers subscription commits{/sha} git/commits{/sha} comments{/number} issues/comments{/number} contents/{+path} compare/{base}...{head} merges {archive_format}{/ref} downloads issues{/number} pulls{/number} milestones{/number} notifications{?since,all,participating} labels{/name} releases{/id} deployments'.split(
    ' ',
  );

function repository(id: number) {
  const name = nameOf(id);
  const url = `${API}/repos/${name}`;
  return {
    id,
    node_id: `R_kgDO${id}`,
    name: name.split('/')[1],
    full_name: name,
    private: false,
    owner: user(900_000 + (id % 900)),
    html_url: `https://github.com/${name}`,
    description: 'A project that does what its name says, and a little more than that on good days',
    fork: false,
    url,
    ...Object.fromEntries(LINKS.map((link, n) => [`link_${n}_url`, `${url}/${link}`])),
    created_at: '2019-04-01T10:00:00Z',
    updated_at: '2024-05-06T10:00:00Z',
    pushed_at: '2024-05-06T11:00:00Z',
    ...{ git_url: `git://github.com/${name}.git`, ssh_url: `git@github.com:${name}.git`, homepage: null, size: 51_234 },
    ...{ stargazers_count: 123, watchers_count: 123, language: 'TypeScript', has_issues: true, has_projects: true },
    ...{ has_downloads: true, has_wiki: true, has_pages: false, forks_count: 12, archived: false, disabled: false },
    ...{ open_issues_count: 34, topics: ['build', 'tools'], visibility: 'public', default_branch: 'main' },
  };
}

function texts(random: Random, n: number, mean: number) {
  return {
    user: user(someone(random)),
    title: prose(random, 50).slice(0, 120),
    body: prose(random, mean),
    created_at: stampOf(n - random(50_000)),
    updated_at: stampOf(n),
    author_association: ['NONE', 'CONTRIBUTOR', 'MEMBER', 'COLLABORATOR'][random(4)],
  };
}

function issue(random: Random, n: number, repo: number) {
  const number = 1 + random(9_000);
  const url = `${API}/repos/${nameOf(repo)}/issues/${number}`;
  return {
    url,
    ...{
      repository_url: `${API}/repos/${nameOf(repo)}`,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
    },
    ...{
      events_url: `${url}/events`,
      html_url: `https://github.com/${nameOf(repo)}/issues/${number}`,
      id: 2e9 + n,
      number,
    },
    ...texts(random, n, 900),
    labels: [
      { id: 1, url: `${url}/labels/bug`, name: 'bug', color: 'd73a4a', default: true, description: 'It is broken' },
    ],
    ...{
      state: 'open',
      locked: false,
      assignee: null,
      assignees: [],
      milestone: null,
      comments: random(9),
      closed_at: null,
    },
    reactions: {
      url: `${url}/reactions`,
      total_count: 0,
      '+1': 0,
      '-1': 0,
      laugh: 0,
      hooray: 0,
      confused: 0,
      heart: 0,
    },
  };
}

function pull(random: Random, n: number, repo: number) {
  const { labels, ...rest } = issue(random, n, repo);
  const side = () => ({ label: 'a:b', ref: 'main', sha: sha(random), user: rest.user, repo: repository(repo) });
  const links = ['self', 'html', 'issue', 'comments', 'review_comments', 'review_comment', 'commits', 'statuses'];
  return {
    ...rest,
    ...{ labels, draft: random(9) === 0, requested_reviewers: [user(someone(random))], requested_teams: [] },
    head: side(),
    base: side(),
    _links: Object.fromEntries(links.map((name) => [name, { href: `${rest.url}/${name}` }])),
    ...{ auto_merge: null, active_lock_reason: null, merge_commit_sha: sha(random), merged_at: null },
  };
}

function comment(random: Random, n: number, repo: number) {
  const url = `${API}/repos/${nameOf(repo)}/issues/comments/${n}`;
  return { url, html_url: url, issue_url: url, id: 3e9 + n, ...texts(random, n, 450), performed_via_github_app: null };
}

function payloadOf(type: Type, random: Random, n: number, repo: number): object {
  switch (type) {
    case 'PushEvent': {
      const author = { email: 'person@example.org', name: 'A Person' };
      const commits = Array.from({ length: 1 + random(2) }, () => {
        const id = sha(random);
        return {
          sha: id,
          author,
          message: prose(random, 60),
          distinct: true,
          url: `${API}/repos/${nameOf(repo)}/commits/${id}`,
        };
      });
      return {
        repository_id: repo,
        push_id: 4e9 + n,
        size: 1,
        ref: 'refs/heads/main',
        head: sha(random),
        before: sha(random),
        commits,
      };
    }
    case 'PullRequestEvent': {
      const closes = random(2) === 0;
      const merged = closes && random(4) > 0;
      const from = pull(random, n, repo);
      const closed_at = closes ? stampOf(n) : null;
      const sizes = {
        additions: random(400),
        deletions: random(200),
        changed_files: random(20),
        commits: 1 + random(5),
      };
      const pull_request = { ...from, ...sizes, merged, merged_at: merged ? closed_at : null, closed_at };
      return { action: closes ? 'closed' : 'opened', number: from.number, pull_request };
    }
    case 'IssuesEvent':
      return {
        action: ['opened', 'closed', 'reopened'][random(3)],
        issue: { ...issue(random, n, repo), closed_at: stampOf(n) },
      };
    case 'IssueCommentEvent': {
      const from = issue(random, n, repo);
      const onPull = random(2) === 0 ? { pull_request: { url: from.url, merged_at: null } } : {};
      return { action: 'created', issue: { ...from, ...onPull }, comment: comment(random, n, repo) };
    }
    case 'PullRequestReviewEvent': {
      const review = {
        ...comment(random, n, repo),
        submitted_at: stampOf(n),
        state: ['approved', 'commented'][random(2)],
      };
      return { action: 'created', review, pull_request: pull(random, n, repo) };
    }
    case 'PullRequestReviewCommentEvent': {
      const diff = { diff_hunk: prose(random, 900), path: 'src/index.ts', commit_id: sha(random), line: 7 };
      return {
        action: 'created',
        comment: { ...comment(random, n, repo), ...diff },
        pull_request: pull(random, n, repo),
      };
    }
    case 'ForkEvent':
      return { forkee: { ...repository(7e8 + n), created_at: stampOf(n), owner: user(someone(random)) } };
    case 'ReleaseEvent': {
      const release = {
        id: 1e8 + n,
        author: user(someone(random)),
        tag_name: 'v1',
        prerelease: false,
        published_at: stampOf(n),
      };
      return { action: 'published', release: { ...release, assets: [], body: prose(random, 1_500) } };
    }
    case 'MemberEvent':
      return { action: 'added', member: user(someone(random)) };
    case 'WatchEvent':
      return { action: 'started' };
    case 'PublicEvent':
      return {};
    default:
      return { ref: 'topic', ref_type: 'branch', master_branch: 'main', description: 'A project', pusher_type: 'user' };
  }
}

function typeOf(random: Random): Type {
  let left = random(Object.values(MIX).reduce((sum, one) => sum + one, 0));
  for (const [type, share] of Object.entries(MIX) as [Type, number][]) {
    if (left < share) return type;
    left -= share;
  }
  return 'PushEvent';
}

function eventOf(random: Random, n: number): object {
  const type = typeOf(random);
  const repo = somewhere(random);
  const person = someone(random);
  const login = loginOf(person);
  return {
    id: String(38_000_000_000 + n),
    type,
    actor: {
      id: person,
      login,
      display_login: login,
      gravatar_id: '',
      url: `${API}/users/${login}`,
      avatar_url: `https://avatars.githubusercontent.com/u/${person}?`,
    },
    repo: { id: repo, name: nameOf(repo), url: `${API}/repos/${nameOf(repo)}` },
    payload: payloadOf(type, random, n, repo),
    public: true,
    created_at: stampOf(n),
    ...(repo % 3 === 0 ? { org: { id: 900_000 + (repo % 900), login: `owner-${repo % 900}`, gravatar_id: '' } } : {}),
  };
}
