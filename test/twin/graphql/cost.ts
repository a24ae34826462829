// What a query costs by GitHub's rule, from its text alone: one request to fill each unique connection, multiplied down
// the nesting, divided by 100. https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Refusal {
  readonly type:
    'MISSING_PAGINATION_BOUNDARIES' | 'EXCESSIVE_PAGINATION' | 'ARGUMENT_LIMIT' | 'MAX_NODE_LIMIT_EXCEEDED';
  readonly message: string;
  readonly path?: readonly string[];
}

export interface Cost {
  readonly requests: number;
  readonly points: number;
  readonly nodes: number;
  /** Why GitHub would not run it; empty for most. */
  readonly refusals: readonly Refusal[];
}

const MAX_PAGE = 100;
const MAX_NODES = 500_000;
const UNPAGED = new Set(['totalCount', '__typename']);

type Variables = Readonly<Record<string, unknown>>;

/** One field of the answer, however many fragments ask for it. */
interface Asked {
  readonly parent: GraphQLNamedType;
  readonly nodes: FieldNode[];
}

export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const refusals: Refusal[] = [];
  let [requests, nodes] = [0, 0];

  const collect = (parent: GraphQLNamedType, set: SelectionSetNode, asked: Map<string, Asked>): Map<string, Asked> => {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue;
      if (selection.kind === Kind.FIELD) {
        const key = `${parent.name}.${(selection.alias ?? selection.name).value}`;
        const known = asked.get(key);
        if (known === undefined) asked.set(key, { parent, nodes: [selection] });
        else known.nodes.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const narrowed = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      collect(narrowed ?? parent, fragment.selectionSet, asked);
    }
    return asked;
  };

  const collectAll = (parent: GraphQLNamedType, fields: readonly FieldNode[]): Map<string, Asked> => {
    const asked = new Map<string, Asked>();
    for (const field of fields) if (field.selectionSet !== undefined) collect(parent, field.selectionSet, asked);
    return asked;
  };

  const visit = (asked: Map<string, Asked>, times: number, path: readonly string[]): void => {
    for (const { parent, nodes: fields } of asked.values()) {
      const node = fields[0]!;
      const field = fieldOf(parent, node);
      const type = field && getNamedType(field.type);
      if (field === undefined || !isCompositeType(type)) continue;
      const inner = collectAll(type, fields);
      const here = [...path, (node.alias ?? node.name).value];
      visit(inner, times * sizeOf(field, node, inner, times, here), here);
    }
  };

  /** How many of what is inside there may be. */
  const sizeOf = (
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    inner: Map<string, Asked>,
    times: number,
    path: readonly string[],
  ): number => {
    const given = getArgumentValues(field, node, variables);
    if (Array.isArray(given['ids'])) return given['ids'].length;
    if (!isConnection(field) || [...inner.values()].every(({ nodes: [one] }) => UNPAGED.has(one!.name.value))) return 1;
    const limit = boundaryOf(field.name, given);
    if ('type' in limit) {
      refusals.push({ ...limit, path });
      return 1;
    }
    requests += times;
    nodes += times * limit.size;
    return limit.size;
  };

  const root = schema.getRootType(operation.operation);
  if (root) visit(collect(root, operation.selectionSet, new Map()), 1, []);
  if (nodes > MAX_NODES) {
    const [up, most] = [nodes.toLocaleString('en-US'), MAX_NODES.toLocaleString('en-US')];
    const message = `This query requests up to ${up} possible nodes which exceeds the maximum limit of ${most}.`;
    refusals.push({ type: 'MAX_NODE_LIMIT_EXCEEDED', message });
  }
  return { requests, nodes, refusals, points: Math.max(1, Math.round(requests / 100)) };
}

function fieldOf(parent: GraphQLNamedType, node: FieldNode): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith('Connection') && field.args.some(({ name }) => name === 'first');
}

function boundaryOf(name: string, given: Variables): { size: number } | Refusal {
  const argument = typeof given['first'] === 'number' ? 'first' : 'last';
  const size = given[argument];
  if (typeof size !== 'number') {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    return { type: 'MISSING_PAGINATION_BOUNDARIES', message };
  }
  if (size < 1) return { type: 'ARGUMENT_LIMIT', message: `\`${argument}\` on the \`${name}\` connection is below 1.` };
  if (size <= MAX_PAGE) return { size };
  const asked = `Requesting ${size} records on the \`${name}\` connection`;
  const message = `${asked} exceeds the \`${argument}\` limit of ${MAX_PAGE} records.`;
  return { type: 'EXCESSIVE_PAGINATION', message };
}
