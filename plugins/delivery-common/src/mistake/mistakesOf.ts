import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { z } from 'zod';
import type { Mistake } from './Mistake';

/**
 * What zod found, as sentences: `<field> is <what is there>: <what to do>`. What to do is the message that the schema
 * gives each field.
 */
export function mistakesOf(entity: Entity, error: z.ZodError): Mistake[] {
  return error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      const field = fieldOf(issue.path);
      return [
        mistake(
          entity,
          field,
          `${field} ${whatIsThere(valueAt(entity, issue.path))}: ${
            issue.message
          }`,
        ),
      ];
    }
    return issue.keys.map(key => {
      const field = fieldOf([...issue.path, key]);
      return mistake(
        entity,
        field,
        `${field} is no known field: ${issue.message}`,
      );
    });
  });
}

/** A mistake of this entity; the sentence has to name the field. */
export function mistake(
  entity: Entity,
  field: string,
  sentence: string,
): Mistake {
  return { field, sentence, entityRef: stringifyEntityRef(entity) };
}

function fieldOf(path: PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}

function valueAt(entity: Entity, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    entity,
  );
}

const longestShown = 60;

function whatIsThere(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (Array.isArray(value) && value.length === 0) return 'is an empty list';
  const shown = JSON.stringify(value);
  return shown.length > longestShown
    ? `is ${shown.slice(0, longestShown)}…`
    : `is ${shown}`;
}
