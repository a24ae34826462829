// A town with a moving clock and labels, for scenarios that read like a page: who did what, and what is to be seen then.
import { startHearth } from '../../src/hearth.js';
import type { HearthOptions } from '../../src/hearth.js';
import type { NewRepository } from '../twin/acts/repositories.js';
import type { Permissions } from '../twin/model.js';
import type { Person } from '../twin/people.js';
import type { Twin } from '../twin/twin.js';
import { calm, movingClock } from '../support/busy-year-clock.js';
import { startTown, testOptions } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

export const APP = 'acme/app';
const DAY = 86_400_000;

export interface Street {
  readonly town: Town;
  readonly twin: Twin;
  /** Somebody acts, and Hearth has come to rest before this resolves. */
  does<T>(login: string, act: (person: Person) => T): Promise<T>;
  /** Hearth has come to rest. */
  quiet(): Promise<void>;
  /** Days go by, and what was waiting for them comes due. */
  pass(days: number): Promise<void>;
  /** In alphabetical order. */
  labels(number: number): readonly string[];
  /** What Hearth said, without its hidden marks; sections that are empty are left out. */
  said(number: number): readonly string[];
  assignees(number: number): readonly string[];
  /** Of the comment with this id. */
  reactions(comment: number): readonly string[];
  /** How often GitHub told of an act like this one. */
  told(event: string, action: string): number;
  /** Hearth is stopped, and another one started on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Setting {
  readonly config: string;
  readonly files?: NewRepository['files'];
  readonly labels?: readonly string[];
  readonly collaborators?: NewRepository['collaborators'];
  readonly before?: (twin: Twin) => void;
  /** Without them, those that an App mostly has. */
  readonly permissions?: Permissions;
  readonly options?: Partial<HearthOptions>;
}

/** `mo` is an admin of the organisation; whoever else is not named is from outside. */
export async function startStreet(setting: Setting): Promise<Street> {
  const clock = movingClock(Date.now() - 60 * DAY);
  const { config, files = {}, labels = [], collaborators = {}, permissions } = setting;
  const repository = { files: { '.github/hearth.yml': config, ...files }, collaborators };
  const town = await startTown(
    config,
    { clock, ...setting.options },
    {
      repository,
      ...(permissions === undefined ? {} : { installation: { permissions } }),
      before: (twin) => {
        Object.assign(twin.state, { now: clock.now });
        // Labels come into being when they are put on.
        if (labels.length > 0)
          twin.as('mo').close(APP, twin.as('mo').openIssue(APP, { title: 'Labels', labels }).number);
        setting.before?.(twin);
      },
    },
  );
  const { twin } = town;
  let { hearth } = town;
  const repositoryNow = () => twin.state.repositories.get(twin.state.names.get(APP) ?? -1)!;
  const itemNow = (number: number) => repositoryNow().items.get(number)!;
  return {
    town,
    twin,
    does: async (login, act) => {
      // GitHub's dates are whole seconds: what follows is after what was before.
      clock.pass(2_000);
      const done = act(twin.as(login));
      await calm({ twin, hearth }, clock);
      return done;
    },
    quiet: () => calm({ twin, hearth }, clock),
    pass: async (days) => {
      clock.pass(days * DAY);
      await calm({ twin, hearth }, clock);
    },
    labels: (number) =>
      itemNow(number)
        .labelIds.map((id) => repositoryNow().labels.get(id)?.name ?? '')
        .sort(),
    said: (number) =>
      twin
        .comments(APP, number)
        .filter(({ viaApp }) => viaApp)
        .map(({ body }) => body.replace(/<!--.*?-->/g, '').trim())
        .filter((body) => body !== ''),
    assignees: (number) => itemNow(number).assigneeIds.map((id) => twin.state.accounts.get(id)?.login ?? ''),
    reactions: (comment) => twin.reactions(APP, { comment }).map((one) => one.replace('hearth[bot] ', '')),
    told: (event, action) => twin.deliveries.filter((one) => one.event === event && one.action === action).length,
    restart: async () => {
      await hearth.stop();
      hearth = await startHearth({ ...testOptions(twin, town.connection, town.log), clock, ...setting.options });
      twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
    },
    close: async () => {
      await hearth.stop();
      await town.close();
    },
  };
}

/** The author's branch is moved to another commit: the change is now of these files alone. */
export function rebase(person: Person, twin: Twin, number: number, files: Readonly<Record<string, string>>): void {
  const repository = twin.state.repositories.get(twin.state.names.get(APP) ?? -1)!;
  const item = repository.items.get(number)!;
  repository.items.put(number, { ...item, pull: { ...item.pull!, changes: new Map() } });
  person.pushToPull(APP, number, { message: 'Rebased', files });
}
