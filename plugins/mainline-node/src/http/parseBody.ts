import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * The JSON body of a request as the schema says. Throws `InputError` with which field is wrong, what it is and what it
 * has to be: the schema's messages go on after "it has to be".
 */
export function parseBody<T>(body: unknown, schema: z.ZodType<T>): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InputError(
      'The body of the request has to be a JSON object, sent with the content type application/json.',
    );
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(issue => sentence(issue, body)).join(' '),
  );
}

function sentence(issue: z.core.$ZodIssue, body: object): string {
  if (issue.code === 'unrecognized_keys') {
    return `The field '${issue.keys.join(
      `', '`,
    )}' is not known: leave it out, or see the description at openapi.json.`;
  }
  const name = issue.path.join('.');
  const value = valueAt(body, issue.path);
  return value === undefined
    ? `The field '${name}' is missing: it has to be ${issue.message}.`
    : `The field '${name}' is ${shortened(value)}: it has to be ${
        issue.message
      }.`;
}

function valueAt(body: object, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, key)
        : undefined,
    body,
  );
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
