import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { DeployableService } from '@mainline/backstage-plugin-delivery-node';
import { workflowAnnotation, workflowPathOf } from '../workflow/workflowPathOf';
import type { Obstacle } from './Obstacle';

/** Where a service's deploy workflow is, from what the catalog and ci say. */
export type WorkflowLocation =
  | { ok: true; repository: RepositoryFact; path: string }
  | { ok: false; obstacle: Obstacle };

export function locateWorkflow(service: DeployableService): WorkflowLocation {
  const { name, repository, annotations } = service;
  if (!repository) {
    return stop({
      sentence: annotations['github.com/project-slug']
        ? `The repository of ${name}, ${annotations['github.com/project-slug']}, was not found: check its annotation github.com/project-slug, and that the App or token of integrations.github may read it.`
        : `Nobody knows the repository of ${name}: give it the annotation github.com/project-slug, as in acme/catalog.`,
      annotation: 'github.com/project-slug',
      field: 'service',
    });
  }
  if (repository.archived) {
    return stop({
      sentence: `${repository.slug} is archived, and GitHub starts no workflows there. Unarchive it, or point the annotation github.com/project-slug of ${name} elsewhere.`,
      annotation: 'github.com/project-slug',
      field: 'service',
    });
  }
  const path = workflowPathOf(annotations);
  if (path === undefined) {
    return stop({
      sentence: `The annotation ${workflowAnnotation} of ${name} is '${annotations[workflowAnnotation]}': give the name of a file in .github/workflows, as in deploy.yml.`,
      annotation: workflowAnnotation,
      field: 'service',
    });
  }
  return { ok: true, repository, path };
}

function stop(obstacle: Obstacle): WorkflowLocation {
  return { ok: false, obstacle };
}
