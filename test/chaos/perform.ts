// One step of the script, done on the twin by whom it is.
import { pick } from '../support/busy-year-chance.js';
import type { Chance } from '../support/busy-year-chance.js';
import type { Twin } from '../twin/twin.js';
import type { Town } from './driver.js';
import type { Act, Step } from './script.js';

const OPENING: Readonly<Record<string, string>> = {
  issues: 'opened',
  issue_comment: 'created',
  pull_request: 'opened',
};

/** Answers how many deliveries it sent by itself; those of acts go by way of the driver. */
export function perform(twin: Twin, town: Town, { by, act }: Step, chance: Chance): number {
  if (act.do === 'uninstall') town.installation.uninstall();
  else if (act.do === 'replay') return replay(twin, town, act.event, chance);
  else onItem(twin, town, by, act);
  return 0;
}

type OnItem = Exclude<Act, { readonly do: 'uninstall' | 'replay' }>;

function onItem(twin: Twin, { app, items, comments }: Town, by: string, act: OnItem): void {
  if (act.do === 'issue') {
    items.set(act.item, twin.as(by).openIssue(app, act).number);
    return;
  }
  if (act.do === 'pull') {
    const files = Object.fromEntries(act.files.map((path) => [path, `${act.title}\n`]));
    items.set(act.item, twin.as(by).openPull(app, { title: act.title, body: act.body, files }).number);
    return;
  }
  const number = items.get(act.item)!;
  const person = twin.as(by === 'author' ? authorOf(twin, app, number) : by);
  if (act.do === 'comment') comments.set(act.comment, person.comment(app, number, act.body).id);
  if (act.do === 'merge') person.merge(app, number);
  if (act.do === 'edit') person.edit(app, number, { body: act.body });
  if (act.do === 'unlabel' && twin.labels(app, number).includes(act.label)) person.unlabel(app, number, act.label);
  if (act.do === 'delete greeting') {
    const greeting = twin.comments(app, number).find(({ viaApp, body }) => viaApp && body.includes('your first'));
    if (greeting !== undefined) person.deleteComment(app, greeting.id);
  }
}

function authorOf(twin: Twin, app: string, number: number): string {
  const issue = twin.issues(app).find((one) => one['number'] === number);
  return (issue?.['user'] as { login: string }).login;
}

function replay(twin: Twin, { installation }: Town, event: string, chance: Chance): number {
  const told = twin.deliveries.filter(
    (one) => one.installation_id === installation.id && one.event === event && one.action === OPENING[event],
  );
  if (told.length === 0) return 0;
  void twin.deliver(event, pick(chance, told).request.payload as object);
  return 1;
}
