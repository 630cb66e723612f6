import type { SelfCheckContext } from './SelfCheckContext';

/**
 * Whether a commit is of the service: in a monorepo one that changed none of its paths is not. Undefined where the changed
 * paths were not read.
 */
export function isOfService(
  { facts, pathsOf }: SelfCheckContext,
  ...shas: string[]
): boolean | undefined {
  const { isServicePath } = facts;
  if (!isServicePath) return true;
  for (const sha of shas) {
    const paths = pathsOf(sha);
    if (paths) return paths.some(isServicePath);
  }
  return undefined;
}
