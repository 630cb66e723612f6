import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/**
 * What the package's openapi.yaml says, which is written by hand and what the tests hold every answer against.
 *
 * @param packageName - of the plugin: `@mainline/backstage-plugin-ci-backend`
 */
export function readApiDescription(
  packageName: string,
): Record<string, unknown> {
  const path = resolvePackagePath(packageName, 'openapi.yaml');
  return parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
