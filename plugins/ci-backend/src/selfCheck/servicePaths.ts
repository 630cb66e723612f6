import type { ServiceMapping } from '@mainline/backstage-plugin-ci-common';
import picomatch from 'picomatch';

/** Which paths of a repository are a service's: globs over them, or a folder. */
export type ServicePaths = { globs: string[] } | { folder: string };

/**
 * The annotation `ci.mainline/paths` decides. Without it a service has its folder where it shares the repository with
 * others; one that has the repository to itself has all of it, wherever in it the catalog's file lies.
 */
export function servicePaths(
  mapping: ServiceMapping,
  repository: { shared: boolean },
): ServicePaths | undefined {
  if (!mapping.mapped) return undefined;
  if (mapping.paths) return { globs: mapping.paths };
  return repository.shared && mapping.folder !== undefined
    ? { folder: mapping.folder }
    : undefined;
}

/** Undefined where every path is. */
export function isServicePath(
  paths: ServicePaths | undefined,
): ((path: string) => boolean) | undefined {
  if (!paths) return undefined;
  if ('folder' in paths) {
    const start = `${paths.folder}/`;
    return path => path.startsWith(start);
  }
  const fits = picomatch(paths.globs, { dot: true });
  return path => fits(path);
}
