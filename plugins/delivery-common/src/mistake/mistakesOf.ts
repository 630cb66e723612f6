import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import type { z } from 'zod';
import { say } from '../words';
import type { Mistake } from './Mistake';
import { toDoOf } from './toDo';

/**
 * What zod found: `<field> is <what is there>: <what to do>`. What to do is the message that the schema gives each field.
 */
export function mistakesOf(entity: Entity, error: z.ZodError): Mistake[] {
  const entityRef = stringifyEntityRef(entity);
  return error.issues.flatMap(issue => {
    const found =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => {
            const field = fieldOf([...issue.path, key]);
            return { field, said: say('mistake.unknownField', { field }) };
          })
        : [whatIsThere(fieldOf(issue.path), valueAt(entity, issue.path))];
    return found.map(({ field, said }) => ({
      field,
      ...inOrder(said, toDoOf(issue.message)),
      entityRef,
    }));
  });
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

function whatIsThere(
  field: string,
  value: unknown,
): { field: string; said: Said } {
  if (value === undefined)
    return { field, said: say('mistake.missing', { field }) };
  if (Array.isArray(value) && value.length === 0) {
    return { field, said: say('mistake.emptyList', { field }) };
  }
  const shown = JSON.stringify(value);
  return {
    field,
    said: say('mistake.value', {
      field,
      value:
        shown.length > longestShown
          ? `${shown.slice(0, longestShown)}…`
          : shown,
    }),
  };
}
