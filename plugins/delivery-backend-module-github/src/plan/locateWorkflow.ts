import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DeployableService } from '@mainline/backstage-plugin-delivery-node';
import { workflowAnnotation, workflowPathOf } from '../workflow/workflowPathOf';
import type { Obstacle } from './Obstacle';

const projectAnnotation = 'github.com/project-slug';

/** Where a service's deploy workflow is, from what the catalog and ci say. */
export type WorkflowLocation =
  | { ok: true; repository: RepositoryFact; path: string }
  | { ok: false; obstacle: Obstacle };

export function locateWorkflow(service: DeployableService): WorkflowLocation {
  const { name, repository, annotations } = service;
  if (!repository) {
    return stop({
      ...(annotations[projectAnnotation]
        ? say('workflow.repositoryNotFound', {
            service: name,
            repository: annotations[projectAnnotation],
            annotation: projectAnnotation,
          })
        : say('workflow.noRepository', {
            service: name,
            annotation: projectAnnotation,
          })),
      annotation: projectAnnotation,
      field: 'service',
    });
  }
  if (repository.archived) {
    return stop({
      ...say('workflow.archived', {
        repository: repository.slug,
        annotation: projectAnnotation,
        service: name,
      }),
      annotation: projectAnnotation,
      field: 'service',
    });
  }
  const path = workflowPathOf(annotations);
  if (path === undefined) {
    return stop({
      ...say('workflow.invalidName', {
        annotation: workflowAnnotation,
        service: name,
        value: annotations[workflowAnnotation],
      }),
      annotation: workflowAnnotation,
      field: 'service',
    });
  }
  return { ok: true, repository, path };
}

function stop(obstacle: Obstacle): WorkflowLocation {
  return { ok: false, obstacle };
}
