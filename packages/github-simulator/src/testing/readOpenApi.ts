import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As much of an OpenAPI description as the guard reads. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  'x-webhooks'?: Record<string, unknown>;
  components: Record<string, Record<string, unknown>>;
}

export interface OpenApiOperation {
  operationId: string;
  responses: Record<string, { $ref?: string; content?: object }>;
}

let cached: OpenApiDocument | undefined;

/**
 * GitHub's own description of its REST API and webhooks, made readable for ajv without a change of its meaning:
 * - `nullable` without a `type`, which ajv refuses, becomes a choice between null and the rest;
 * - an enumeration that is `nullable` may be null though null is not listed.
 */
export function readOpenApi(): OpenApiDocument {
  // The package's entry is never loaded: it reads every description there is.
  const folder = dirname(require.resolve('@octokit/openapi/package.json'));
  cached ??= JSON.parse(
    readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'),
    (_key, value) => adapt(value),
  ) as OpenApiDocument;
  return cached;
}

function adapt(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('nullable' in value) || value.nullable !== true) return value;
  if (!('type' in value)) {
    const { nullable, ...rest } = value;
    return { anyOf: [{ type: 'null' }, rest] };
  }
  if ('enum' in value && Array.isArray(value.enum)) {
    return { ...value, enum: [...new Set([...value.enum, null])] };
  }
  return value;
}
