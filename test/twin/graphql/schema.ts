// The schema that GitHub publishes, built once per process and only when somebody asks.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | undefined;

export function publishedSchema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(schemaFile(), 'utf8'), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  return built;
}

/** The package exports only a module that reads five megabytes more, so its file is looked for. */
function schemaFile(): string {
  const folders = createRequire(import.meta.url).resolve.paths('@octokit/graphql-schema') ?? [];
  const file = folders.map((folder) => join(folder, '@octokit/graphql-schema/schema.graphql')).find(existsSync);
  if (file === undefined) throw new Error('@octokit/graphql-schema is not installed');
  return file;
}
