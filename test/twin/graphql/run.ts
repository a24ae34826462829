// One GraphQL request: read, checked against the published schema, priced, paid for, executed.
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
} from 'graphql';
import type { Token } from '../auth.js';
import type { Budget } from '../limits.js';
import type { World } from '../world.js';
import type { Json } from '../render/account.js';
import { costOf, type Cost, type Refusal } from './cost.js';
import { mutation } from './mutation.js';
import { query } from './query.js';
import { publishedSchema } from './schema.js';
import type { Scope } from './scope.js';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface GraphqlParts {
  readonly world: World;
  readonly token: Token;
  /** Undefined: nothing left to pay with. */
  readonly pay: (points: number) => Budget | undefined;
  readonly exhausted: () => unknown;
  readonly violate: (reason: string) => void;
}

export interface GraphqlAnswer {
  readonly body: unknown;
  readonly cost: number;
}

type Shown = Readonly<Record<string, unknown>>;

/** GitHub tells the type of an error beside its message. */
function shown(error: GraphQLError): Shown {
  const { type } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}

export async function runGraphql(parts: GraphqlParts, request: GraphqlRequest): Promise<GraphqlAnswer> {
  const refuse = (errors: readonly GraphQLError[]): GraphqlAnswer => {
    for (const { message } of errors) parts.violate(`GraphQL: ${message}`);
    return { cost: 0, body: { errors: errors.map(shown) } };
  };
  const document = documentOf(request.query);
  if (!('kind' in document)) return refuse(document);
  const schema = publishedSchema();
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return refuse([new GraphQLError('No operation named so.')]);
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], { ...request.variables });
  if (variables.errors !== undefined) return refuse(variables.errors);

  const cost = costOf(schema, document, operation, variables.coerced);
  const points = cost.refusals.length > 0 ? 1 : cost.points;
  const budget = parts.pay(points);
  if (budget === undefined) return { cost: 0, body: parts.exhausted() };
  if (cost.refusals.length > 0) return { cost: points, body: refusal(parts, cost.refusals) };
  const root = operation.operation === OperationTypeNode.MUTATION ? mutation : query;
  return { cost: points, body: await run(parts, request, document, { root, cost, budget }) };
}

/** Hearth sends few texts, very often, and the published schema is large: each is read and checked once. */
const known = new Map<string, DocumentNode | readonly GraphQLError[]>();
const MOST_KNOWN = 500;

function documentOf(text: string): DocumentNode | readonly GraphQLError[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = checked(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}

/** The document, or what is wrong with it. */
function checked(text: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(text);
    const invalid = validate(publishedSchema(), document);
    return invalid.length > 0 ? invalid : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function refusal(parts: GraphqlParts, refusals: readonly Refusal[]): Shown {
  for (const { message } of refusals) parts.violate(`GraphQL: ${message}`);
  return { data: null, errors: refusals };
}

async function run(
  parts: GraphqlParts,
  request: GraphqlRequest,
  document: DocumentNode,
  { root, cost, budget }: { readonly root: Json; readonly cost: Cost; readonly budget: Budget },
): Promise<Shown> {
  const unserved = (what: string): void => {
    parts.violate(`GraphQL: the twin does not serve ${what}`);
  };
  const scope: Scope = { world: parts.world, token: parts.token, cost, budget, mergedBy: new Map(), unserved };
  const { data, errors } = await execute({
    schema: publishedSchema(),
    document,
    rootValue: root,
    contextValue: scope,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver,
  });
  for (const { originalError } of errors ?? []) {
    if (originalError !== undefined && !(originalError instanceof GraphQLError)) {
      throw originalError;
    }
  }
  return { data, ...(errors === undefined ? {} : { errors: errors.map(shown) }) };
}

/** Like graphql-js's own, but a field that the twin does not have is an error instead of an empty answer. */
const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, Scope> = (source, args, scope, info) => {
  const value = source[info.fieldName];
  if (value === undefined) {
    const field = `${info.parentType.name}.${info.fieldName}`;
    scope.unserved(field);
    throw new GraphQLError(`The twin does not serve ${field}`);
  }
  return typeof value === 'function' ? (value as (...given: unknown[]) => unknown)(args, scope) : value;
};
