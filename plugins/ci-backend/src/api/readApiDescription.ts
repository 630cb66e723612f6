import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/** What openapi.yaml says, which is written by hand and what the tests hold every answer against. */
export function readApiDescription(): Record<string, unknown> {
  const path = resolvePackagePath(
    '@mainline/backstage-plugin-ci-backend',
    'openapi.yaml',
  );
  return parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
