import type { JsonObject } from '@backstage/types';
import { z } from 'zod';

/** What may be written, as the JSON schema dialect that the catalog reads. */
export function jsonSchemaOf(schema: z.ZodType): JsonObject {
  const jsonSchema = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema: part }) => {
      // The catalog's ajv knows no formats and refuses every entity for one; zod writes the pattern beside it.
      delete part.format;
    },
  });
  // JSON by construction; zod's type for it is wider.
  return JSON.parse(JSON.stringify(jsonSchema));
}
