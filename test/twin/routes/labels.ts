// Labels of a repository and of an item.
import { setLabels } from '../acts/marks.js';
import { createLabel, deleteLabel, editLabel, labelIdsFor, requireLabel, findLabel } from '../acts/labels.js';
import { ApiError } from '../api-error.js';
import { created, eitherAccess, itemAccess, itemOf, noContent, ok, page, repositoryOf } from '../call.js';
import type { Call, Reply, Route } from '../call.js';
import type { Item, Label } from '../model.js';
import { renderLabels } from '../render/item.js';
import { renderLabel } from '../render/repository.js';
import { labelName } from './issues.js';

const ofItem = (call: Call, item: Item): Reply => ok(renderLabels(call.world, repositoryOf(call), item));

function change(call: Call, labelIds: readonly number[]): Reply {
  return ofItem(call, setLabels(call.world, call.actor, repositoryOf(call), itemOf(call), labelIds));
}

function namedIds(call: Call): number[] {
  const body = call.body as { labels?: readonly (string | { name?: string })[] } | undefined;
  return labelIdsFor(call.world, call.actor, repositoryOf(call), (body?.labels ?? []).map(labelName));
}

function removeOne(call: Call): Reply {
  const item = itemOf(call);
  const label = findLabel(repositoryOf(call), call.params['name'] ?? '');
  if (label === undefined || !item.labelIds.includes(label.id)) throw new ApiError(404, 'Label does not exist');
  return change(
    call,
    item.labelIds.filter((id) => id !== label.id),
  );
}

const labelOf = (call: Call): Label => requireLabel(repositoryOf(call), call.params['name'] ?? '', call.asOf);
const render = (call: Call, label: Label): unknown => renderLabel(call.world, repositoryOf(call), label);

const LABELS = '/repos/{owner}/{repo}/labels';
const ON_ITEM = '/repos/{owner}/{repo}/issues/{issue_number}/labels';

interface LabelBody {
  readonly name: string;
  readonly new_name?: string;
  readonly color?: string;
  readonly description?: string | null;
}

export const labelRoutes: readonly Route[] = [
  {
    route: `GET ${LABELS}`,
    as: 'installation',
    permission: eitherAccess('read'),
    handle: (call) => page(call, repositoryOf(call).labels.all(call.asOf), (label) => render(call, label)),
  },
  {
    route: `POST ${LABELS}`,
    as: 'installation',
    permission: eitherAccess('write'),
    handle: (call) =>
      created(render(call, createLabel(call.world, call.actor, repositoryOf(call), call.body as LabelBody))),
  },
  {
    route: `GET ${LABELS}/{name}`,
    as: 'installation',
    permission: eitherAccess('read'),
    handle: (call) => ok(render(call, labelOf(call))),
  },
  {
    route: `PATCH ${LABELS}/{name}`,
    as: 'installation',
    permission: eitherAccess('write'),
    handle: (call) => {
      const { new_name: name, color, description } = (call.body ?? {}) as Partial<LabelBody>;
      const edited = editLabel(call.world, call.actor, repositoryOf(call), labelOf(call), {
        ...(name === undefined ? {} : { name }),
        ...(color === undefined ? {} : { color }),
        ...(description === undefined ? {} : { description }),
      });
      return ok(render(call, edited));
    },
  },
  {
    route: `DELETE ${LABELS}/{name}`,
    as: 'installation',
    permission: eitherAccess('write'),
    handle: (call) => {
      deleteLabel(call.world, call.actor, repositoryOf(call), labelOf(call));
      return noContent();
    },
  },
  {
    route: `GET ${ON_ITEM}`,
    as: 'installation',
    permission: itemAccess('read'),
    handle: (call) => {
      const repository = repositoryOf(call);
      const ids = itemOf(call).labelIds;
      const labels = ids.flatMap((id) => repository.labels.get(id) ?? []);
      return page(call, labels, (label) => renderLabel(call.world, repository, label));
    },
  },
  {
    route: `POST ${ON_ITEM}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => change(call, [...new Set([...itemOf(call).labelIds, ...namedIds(call)])]),
  },
  {
    route: `PUT ${ON_ITEM}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => change(call, namedIds(call)),
  },
  {
    route: `DELETE ${ON_ITEM}`,
    as: 'installation',
    permission: itemAccess('write'),
    handle: (call) => {
      change(call, []);
      return noContent();
    },
  },
  { route: `DELETE ${ON_ITEM}/{name}`, as: 'installation', permission: itemAccess('write'), handle: removeOne },
];
