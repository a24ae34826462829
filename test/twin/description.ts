// Refuses requests that GitHub's published REST description does not allow.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Operation {
  readonly parameters: readonly { name: string; in: 'path' | 'query'; required?: true; schema: object }[];
  readonly body?: object;
  readonly bodyRequired?: boolean;
}

export interface Asked {
  readonly params: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

interface Checks {
  readonly params: ValidateFunction;
  readonly query: ValidateFunction;
  readonly body: ValidateFunction | undefined;
  readonly bodyRequired: boolean;
}

export interface Description {
  readonly operations: readonly string[];
  /** What is wrong, in words; coerces `params` and `query` to their described types. */
  readonly check: (route: string, asked: Asked) => string | undefined;
}

let loaded: Description | undefined;

/** Read once, and each operation's schemas compiled once, for all twins of a process. */
export function loadDescription(): Description {
  return (loaded ??= readDescription());
}

function readDescription(): Description {
  const text = readFileSync(new URL('./rest-description.json', import.meta.url), 'utf8');
  const operations = JSON.parse(text) as Record<string, Operation>;
  // The schemas are GitHub's, and cut by us: that they are schemas was seen when they were cut.
  const known = { strict: false, allErrors: true, validateSchema: false, meta: false } as const;
  const bodies = new Ajv(known);
  const texts = new Ajv({ ...known, coerceTypes: true });
  for (const ajv of [bodies, texts]) ajv.addFormat('date-time', (value) => !Number.isNaN(Date.parse(value)));

  const compiled = new Map<string, Checks>();
  const parametersOf = (operation: Operation, place: 'path' | 'query'): ValidateFunction => {
    const listed = operation.parameters.filter((parameter) => parameter.in === place);
    return texts.compile({
      type: 'object',
      properties: Object.fromEntries(listed.map((parameter) => [parameter.name, parameter.schema])),
      required: listed.filter((parameter) => parameter.required === true).map((parameter) => parameter.name),
      additionalProperties: false,
    });
  };
  const checksOf = (route: string): Checks | undefined => {
    const known = compiled.get(route);
    const operation = operations[route];
    if (known !== undefined || operation === undefined) return known;
    const checks: Checks = {
      params: parametersOf(operation, 'path'),
      query: parametersOf(operation, 'query'),
      body: operation.body === undefined ? undefined : bodies.compile(operation.body),
      bodyRequired: operation.bodyRequired === true,
    };
    compiled.set(route, checks);
    return checks;
  };

  return {
    operations: Object.keys(operations),
    check: (route, asked) => {
      const checks = checksOf(route);
      if (checks === undefined) return 'the published description has no such operation';
      if (!checks.params(asked.params)) return `path: ${errorsOf(checks.params)}`;
      if (!checks.query(asked.query)) return `query: ${errorsOf(checks.query)}`;
      return checkBody(checks, asked.body);
    },
  };
}

function checkBody(checks: Checks, body: unknown): string | undefined {
  if (body === undefined) return checks.bodyRequired ? 'body: is missing' : undefined;
  if (checks.body === undefined) {
    const empty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
    return empty ? undefined : 'body: none is described';
  }
  return checks.body(body) ? undefined : `body: ${errorsOf(checks.body)}`;
}

function errorsOf(validate: ValidateFunction): string {
  const errors = (validate.errors ?? []).map((error) => {
    const extra = 'additionalProperty' in error.params ? ` (${String(error.params['additionalProperty'])})` : '';
    const place = error.instancePath === '' ? '' : `${error.instancePath} `;
    return `${place}${error.message ?? error.keyword}${extra}`;
  });
  return [...new Set(errors)].join('; ');
}
