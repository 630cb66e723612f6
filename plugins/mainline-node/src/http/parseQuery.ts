import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type { z } from 'zod';

/**
 * The query of a request as the schema says, each parameter a list of texts before. Throws `InputError` with which
 * parameter is wrong, what it is and what it has to be.
 */
export function parseQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parametersOf(request));
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(issue => sentence(issue, parametersOf(request)))
      .join(' '),
  );
}

function parametersOf(request: Request): Record<string, string[]> {
  // Not express's own parsing, which makes objects and arrays of brackets, and drops what is too much.
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  const parameters: Record<string, string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    parameters[name] = searchParams.getAll(name);
  }
  return parameters;
}

function sentence(
  issue: z.core.$ZodIssue,
  parameters: Record<string, string[]>,
): string {
  if (issue.code === 'unrecognized_keys') {
    return `The query parameter '${issue.keys.join(
      `', '`,
    )}' is not known: leave it out, or see the description at openapi.json.`;
  }
  const name = String(issue.path[0]);
  const value = parameters[name];
  return value === undefined
    ? `The query parameter '${name}' is missing: it has to be ${issue.message}.`
    : `The query parameter '${name}' is '${value.join(`', '`)}': it has to be ${
        issue.message
      }.`;
}
