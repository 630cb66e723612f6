import type {
  ServiceMapping,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import picomatch from 'picomatch';

/**
 * Which workflows are the commit stage of a service: those that a glob of `ci.mainline/workflows` fits, by file name
 * (`ci.yml`) or by whole path. Undefined, so every workflow, without that annotation.
 */
export function inCommitStage(
  mapping: ServiceMapping,
): ((workflow: Pick<WorkflowFact, 'path'>) => boolean) | undefined {
  if (!mapping.mapped || !mapping.workflows) return undefined;
  const fits = picomatch(mapping.workflows, { dot: true });
  return ({ path }) => {
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    return fits(path) || fits(fileName);
  };
}
