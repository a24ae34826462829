// Looks through the SIG directory and the OWNERS files, on schedule and by command, and keeps what to mend in one issue.
import type { Action } from '../../core/action.js';
import { because, forMaintainers } from '../../core/action.js';
import { feature } from '../../core/feature.js';
import { quote } from '../../core/markdown.js';
import { mayUse } from '../../core/permission.js';
import type { PermissionOf } from '../../core/question.js';
import type { Accounts, LabelsExist, LabelUse, OwnersFiles, SigDirectory } from '../../core/sig-question.js';
import { causeOf, refusal, thumb } from './answer.js';
import { explanations } from './explanations.js';
import { countOf, issueOf } from './issue.js';
import { lint } from './lint.js';
import { lookAt, RUN, SERIES } from './look.js';
import { labelsIn, loginsIn } from './names.js';
import type { Looked } from './names.js';
import { settings } from './settings.js';

type Asked = {
  readonly directory?: SigDirectory;
  readonly owners?: OwnersFiles;
  readonly permission?: PermissionOf;
};
type AskedMore = { readonly accounts?: Accounts; readonly use?: LabelUse } & Readonly<
  Record<`labels${number}`, LabelsExist | undefined>
>;

export default feature({
  name: SERIES,
  on: [
    'tick',
    'issue.opened',
    'pull_request.opened',
    'item.edited',
    'comment.created',
    'comment.edited',
    'review.submitted',
  ],
  // The tick is nobody's act; commands are read of people only.
  actors: 'everyone',
  settings,
  needs: () => ({ issues: 'write', contents: 'read', members: 'read' }),
  schedules: ({ schedule, zone }) => [{ series: SERIES, cron: schedule, zone }],
  commands: () => [
    {
      word: 'hearth lint',
      takes: '',
      means: {
        en: 'Looks through the SIG directory and the OWNERS files at once.',
        zh: '立即检查 SIG 目录和 OWNERS 文件。',
      },
      who: 'triage',
    },
  ],
  explanations,

  ask(event): Asked | null {
    const seen = lookAt(event);
    if (seen === null) return null;
    const { repository } = event;
    if (seen.is === 'asked') return { permission: { kind: 'permissionOf', repository, person: seen.spoken.author } };
    return { directory: { kind: 'sigDirectory', repository }, owners: { kind: 'ownersFiles', repository } };
  },

  askMore(event, own, { directory = null, owners }): AskedMore {
    const seen = lookAt(event);
    if (seen === null || owners === undefined) return {};
    const looked = { directory, owners };
    const { repository } = event;
    const sigLabels = (directory?.sigs ?? []).flatMap(({ label }) => label ?? []);
    const questions = chunks(labelsIn(looked)).map((names, index): [`labels${number}`, LabelsExist] => [
      `labels${index}`,
      { kind: 'labelsExist', repository, names },
    ]);
    return {
      ...(Object.fromEntries(questions) as Readonly<Record<`labels${number}`, LabelsExist>>),
      accounts: { kind: 'accounts', repository, logins: loginsIn(looked) },
      use: { kind: 'labelUse', repository, labels: sigLabels, until: seen.at },
    };
  },

  decide({ event, now, settings: own, answers, language }) {
    const seen = lookAt(event);
    if (seen === null) return { because: forMaintainers('nothing') };
    const { directory = null, owners, accounts = {}, use = {}, permission } = answers;
    if (seen.is === 'asked') {
      if (mayUse('triage', permission, false)) {
        return { because: forMaintainers('asked'), later: [{ at: seen.at, about: RUN }] };
      }
      const login = quote(seen.spoken.author.login);
      return { because: because('may_not', { login }), actions: refusal({ ...seen, event }, language) };
    }
    const thanks = seen.spoken === null ? [] : thumb({ event, at: seen.at, spoken: seen.spoken });
    if (owners === undefined || isEmpty({ directory, owners }))
      return { because: forMaintainers('nothing'), actions: thanks };
    const looked = { directory, owners };
    const asked = chunks(labelsIn(looked)).flat();
    const known = {
      ...looked,
      accounts,
      asked,
      exist: existing(answers),
      use,
      quietDays: own.quiet_days,
      now,
      of: event.repository.owner.kind,
    };
    const linted = lint(known, language);
    const remarks = countOf(linted);
    if (remarks === 0 && linted.unknown.length > 0) return { because: forMaintainers('not_known'), actions: thanks };
    const action: Action = {
      act: issueOf(linted, language),
      rule: 'lint',
      scope: `repository:${event.repository.id}`,
      cause: seen.spoken === null ? seen.at : causeOf({ spoken: seen.spoken, at: seen.at }),
    };
    return {
      because: remarks === 0 ? forMaintainers('clean') : forMaintainers('found', { remarks }),
      actions: [action, ...thanks],
    };
  },
});

const isEmpty = ({ directory, owners }: Looked): boolean => directory === null && owners.files.length === 0;

/** So many names are asked for at a time, and so many times. */
const [CHUNK, MOST_CHUNKS] = [20, 25];

function chunks(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.min(MOST_CHUNKS, Math.ceil(names.length / CHUNK));
  return Array.from({ length: count }, (_, index) => names.slice(index * CHUNK, (index + 1) * CHUNK));
}

function existing(answers: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(answers).flatMap(([name, found]) =>
    /^labels\d+$/.test(name) ? (found as readonly string[]) : [],
  );
}
