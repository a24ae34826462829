// Writes rest-description.json: the operations the twin knows, cut out of GitHub's published REST description.
// Usage: node test/twin/extract-rest-description.mjs <path of @octokit/openapi/generated/api.github.com.deref.json>
// The package is too large to depend on (73 MB a file): install it somewhere else when an operation is added below.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const REPO = '/repos/{owner}/{repo}';
const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';

const OPERATIONS = [
  'POST /app-manifests/{code}/conversions',
  'GET /app',
  'GET /app/hook/config',
  'GET /app/hook/deliveries',
  'GET /app/hook/deliveries/{delivery_id}',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'GET /app/installations',
  'GET /app/installations/{installation_id}',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /installation/repositories',
  'DELETE /installation/token',
  'GET /meta',
  'GET /orgs/{org}/installation',
  'GET /orgs/{org}/members',
  'GET /orgs/{org}/members/{username}',
  'GET /orgs/{org}/public_members/{username}',
  'GET /orgs/{org}/teams/{team_slug}',
  'GET /orgs/{org}/teams/{team_slug}/members',
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
  'PUT /orgs/{org}/teams/{team_slug}/memberships/{username}',
  'GET /orgs/{org}/teams/{team_slug}/repos',
  'GET /orgs/{org}/teams/{team_slug}/teams',
  'GET /rate_limit',
  'GET /user/{account_id}',
  'GET /users/{username}',
  'GET /users/{username}/installation',
  `GET ${REPO}`,
  `POST ${REPO}/check-runs`,
  `GET ${REPO}/collaborators`,
  `GET ${REPO}/collaborators/{username}/permission`,
  `GET ${REPO}/commits`,
  `GET ${REPO}/commits/{ref}`,
  `GET ${REPO}/commits/{ref}/check-runs`,
  `GET ${REPO}/compare/{basehead}`,
  `GET ${REPO}/contents/{path}`,
  `PUT ${REPO}/contents/{path}`,
  `POST ${REPO}/git/commits`,
  `GET ${REPO}/git/ref/{ref}`,
  `POST ${REPO}/git/refs`,
  `PATCH ${REPO}/git/refs/{ref}`,
  `POST ${REPO}/git/trees`,
  `GET ${REPO}/git/trees/{tree_sha}`,
  `GET ${REPO}/installation`,
  `GET ${REPO}/issues`,
  `POST ${REPO}/issues`,
  `GET ${REPO}/issues/comments`,
  `GET ${COMMENT}`,
  `PATCH ${COMMENT}`,
  `DELETE ${COMMENT}`,
  `GET ${COMMENT}/reactions`,
  `POST ${COMMENT}/reactions`,
  `DELETE ${COMMENT}/reactions/{reaction_id}`,
  `GET ${ISSUE}`,
  `PATCH ${ISSUE}`,
  `POST ${ISSUE}/assignees`,
  `DELETE ${ISSUE}/assignees`,
  `GET ${ISSUE}/comments`,
  `POST ${ISSUE}/comments`,
  `GET ${ISSUE}/labels`,
  `POST ${ISSUE}/labels`,
  `PUT ${ISSUE}/labels`,
  `DELETE ${ISSUE}/labels`,
  `DELETE ${ISSUE}/labels/{name}`,
  `PUT ${ISSUE}/lock`,
  `DELETE ${ISSUE}/lock`,
  `GET ${ISSUE}/reactions`,
  `POST ${ISSUE}/reactions`,
  `DELETE ${ISSUE}/reactions/{reaction_id}`,
  `GET ${REPO}/labels`,
  `POST ${REPO}/labels`,
  `GET ${REPO}/labels/{name}`,
  `PATCH ${REPO}/labels/{name}`,
  `DELETE ${REPO}/labels/{name}`,
  `GET ${REPO}/pulls`,
  `POST ${REPO}/pulls`,
  `GET ${REPO}/pulls/comments`,
  `GET ${PULL}`,
  `PATCH ${PULL}`,
  `GET ${PULL}/commits`,
  `GET ${PULL}/files`,
  `GET ${PULL}/merge`,
  `PUT ${PULL}/merge`,
  `POST ${PULL}/requested_reviewers`,
  `DELETE ${PULL}/requested_reviewers`,
  `GET ${PULL}/reviews`,
];

const KEPT = ['type', 'enum', 'minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern'];

/** OpenAPI 3.0 schema → plain JSON schema that names every allowed property. */
function schemaOf(source) {
  const schema = {};
  for (const key of KEPT) if (source[key] !== undefined) schema[key] = source[key];
  if (source.format === 'date-time') schema.format = 'date-time';
  if (source.required !== undefined) schema.required = source.required;
  if (source.items !== undefined) schema.items = schemaOf(source.items);
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    // Alternatives of GitHub's description overlap (an empty object fits several), so one of them is any of them.
    if (source[key] !== undefined) schema[key === 'oneOf' ? 'anyOf' : key] = source[key].map(schemaOf);
  }
  if (source.properties !== undefined) {
    schema.properties = Object.fromEntries(Object.entries(source.properties).map(([k, v]) => [k, schemaOf(v)]));
  }
  if (typeof source.additionalProperties === 'object') {
    schema.additionalProperties = schemaOf(source.additionalProperties);
  } else if (source.properties !== undefined && source.additionalProperties !== true) {
    schema.additionalProperties = false;
  }
  return source.nullable === true ? nullable(schema) : schema;
}

function nullable(schema) {
  if (schema.enum !== undefined) schema.enum = [...new Set([...schema.enum, null])];
  if (schema.type !== undefined) schema.type = [schema.type, 'null'];
  if (schema.anyOf !== undefined) schema.anyOf = [...schema.anyOf, { type: 'null' }];
  return schema;
}

function operationOf(description, name) {
  const [method, path] = name.split(' ');
  const operation = description.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`the description has no ${name}`);
  const parameters = (operation.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required === true ? { required: true } : {}),
    schema: schemaOf(parameter.schema),
  }));
  const body = operation.requestBody?.content?.['application/json']?.schema;
  return {
    parameters: parameters.filter(({ in: place }) => place === 'path' || place === 'query'),
    ...(body === undefined ? {} : { body: schemaOf(body), bodyRequired: operation.requestBody.required === true }),
  };
}

const source = process.argv[2];
if (source === undefined) throw new Error('give the path of api.github.com.deref.json');
const description = JSON.parse(readFileSync(source, 'utf8'));
const operations = Object.fromEntries(OPERATIONS.map((name) => [name, operationOf(description, name)]));
const target = new URL('./rest-description.json', import.meta.url);
const lines = Object.entries(operations).map(
  ([name, operation]) => `  ${JSON.stringify(name)}: ${JSON.stringify(operation)}`,
);
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
process.stdout.write(`${lines.length} operations, ${Buffer.byteLength(lines.join())} bytes\n`);
