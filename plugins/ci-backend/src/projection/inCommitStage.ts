import type {
  ServiceMapping,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import { namesWorkflow } from './namesWorkflow';

/**
 * Which workflows are the commit stage of a service: those that a glob of `ci.mainline/workflows` fits, by file name
 * (`ci.yml`) or by whole path. Undefined, so every workflow, without that annotation.
 */
export function inCommitStage(
  mapping: ServiceMapping,
): ((workflow: Pick<WorkflowFact, 'path'>) => boolean) | undefined {
  if (!mapping.mapped || !mapping.workflows) return undefined;
  const fits = namesWorkflow(mapping.workflows);
  return ({ path }) => fits({ path });
}
