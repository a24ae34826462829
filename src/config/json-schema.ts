// config/hearth.schema.json: what an editor can complete and check, from the same schemas that read the file.
import { z } from 'zod';
import { topOf } from './known.js';
import type { Known } from './known.js';

type Schema = z.core.JSONSchema.JSONSchema;

/** JSON Schema of a `hearth.yml`, draft 2020-12. What only code can check is left to the parser. */
export function jsonSchema(known: Known): Schema {
  const sections = Object.entries(known.sections).map(([name, { settings }]) => [name, settings.optional()] as const);
  const file = z.strictObject({ ...topOf(known), ...Object.fromEntries(sections) });
  const { properties = {}, ...rest } = z.toJSONSchema(file, { io: 'input', override: withoutKind }) as Schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'hearth.yml',
    description: 'What Hearth does in a repository, or in all repositories of an owner.',
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, told(name, schema as Schema, known)]),
    ),
  };
}

/** Our own words on a type; what an editor shows is the description. */
function withoutKind({ jsonSchema: schema }: { jsonSchema: Schema }): void {
  delete schema['kind'];
  delete schema['told'];
}

function told(name: string, schema: Schema, { sections, presets }: Known): Schema {
  // A section may stand there with nothing under it.
  if (Object.hasOwn(sections, name)) return { title: name, ...schema, type: ['object', 'null'] as never };
  if (name === 'extends') return { ...schema, enum: Object.keys(presets) };
  if (name === 'lock') return { ...schema, items: { type: 'string', enum: Object.keys(sections) } };
  return schema;
}
