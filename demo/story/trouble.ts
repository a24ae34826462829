// Something breaks: a worker, GitHub, the way between. Still one comment each, and none missing.
import type { Place, Scene } from '../scene.js';

const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

export const trouble: readonly Scene[] = [
  {
    after: '24h',
    title: "mei opens her first pull request. The worker is killed in the middle of Hearth's answer.",
    play: async ({ as, killAt, trouble, healed, handledBy, hire, quiet }) => {
      const { done } = await killAt('write.after.status');
      const { number } = as('mei').openPull('lantern/app', {
        title: 'Fix the path in the start script',
        body: 'The path was wrong when the folder has a space in its name.',
      });
      const place: Place = { repo: 'lantern/app', number };
      const { pid, failpoint } = await done;
      await trouble(
        `SIGKILL for the worker with pid ${pid} at "${failpoint}": the comment is at GitHub, Hearth has not noted it.`,
        place,
      );
      await quiet();
      await healed(
        `When its lease had ended, pid ${(await handledBy(place)) ?? '?'} took over, found the keyed mark in the comment and wrote nothing.`,
        place,
      );
      await healed(`A new worker starts: pid ${await hire()}.`);
      return [{ ...place, comments: 1, because: 'greeted' }];
    },
  },
  {
    after: '30m',
    title: 'GitHub delivers that pull request again: once with the same id, once with a new one.',
    play: async ({ twin, healed, quiet }) => {
      const first = twin.deliveries.findLast((one) => one.event === 'pull_request' && one.action === 'opened');
      if (first === undefined) throw new Error('no pull request was delivered');
      const { number } = (first.request.payload as { pull_request: { number: number } }).pull_request;
      const place: Place = { repo: 'lantern/app', number };
      await twin.redeliver(first.guid);
      await healed('Delivered again under the same id: the inbox has it, nothing is handled.', place);
      await twin.deliver(first.event, first.request.payload as object);
      await quiet();
      await healed('Delivered again under a new id: handled, and its effect key says that it was done before.', place);
      return [{ ...place, comments: 1, because: 'greeted' }];
    },
  },
  {
    after: '2h',
    title: 'kim opens a first pull request. GitHub writes the comment and answers 502.',
    play: async ({ as, fault, trouble, healed, quiet, pass }) => {
      const stop = fault({ route: COMMENT, kind: 'fail-after', status: 502, times: 1 });
      const { number } = as('kim').openPull('lantern/app', {
        title: 'Say which plugin failed',
        body: 'And why it failed.',
      });
      const place: Place = { repo: 'lantern/app', number };
      await quiet();
      stop();
      await trouble(
        '"502 Bad Gateway": was the comment written? Hearth does not guess. It looks again in 30 s.',
        place,
      );
      await pass('31s');
      await healed('The comment is there, with its keyed mark: noted, not written again.', place);
      return [{ ...place, comments: 1, because: 'greeted' }];
    },
  },
  {
    after: '3h',
    title: 'sol opens a first issue, in Chinese, and the delivery never arrives.',
    play: async ({ as, twin, sweep, trouble, healed, quiet, pass }) => {
      const door = twin.webhookUrl;
      twin.webhookUrl = undefined;
      const { number } = as('sol').openIssue('lantern/docs', {
        title: '安装指南里的链接打不开',
        body: '按照“获取帮助”一节的链接，页面已经不存在。',
      });
      const place: Place = { repo: 'lantern/docs', number };
      twin.webhookUrl = door;
      await quiet();
      await trouble('GitHub could not connect, and never tries again by itself.', place);
      await pass('5m');
      await sweep();
      await healed("Five minutes later the sweep reads GitHub's delivery log and pulls what is missing.", place);
      await quiet();
      return [{ ...place, comments: 1, because: 'greeted' }];
    },
  },
];
