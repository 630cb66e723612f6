import type {
  RepositoryFact,
  Service,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RunRow } from '../../facts';
import { inCommitStage } from '../../projection/inCommitStage';

/**
 * Ids of the workflows of a service's commit stage, by the mainline rule: active ones that have mainline builds, narrowed
 * by the service's annotation. One that only a run tells of yet counts as active.
 */
export async function commitStageOf(
  knex: Knex,
  of: {
    service: Service;
    repository: RepositoryFact;
    workflows: WorkflowFact[];
  },
): Promise<string[]> {
  const { service, repository } = of;
  const builders: Array<{ workflow_id: string; path: string | null }> =
    await knex<RunRow>('runs')
      .where({ repository_id: repository.id })
      .whereNull('head_repository')
      .where(build =>
        build
          .where({ event: 'push', branch: repository.defaultBranch })
          .orWhere(queued =>
            queued.where({ event: 'merge_group' }).whereIn(
              'head_sha',
              knex('check_ins')
                .where({
                  repository_id: repository.id,
                  off_mainline_at: null,
                })
                .select('sha'),
            ),
          ),
      )
      .groupBy('workflow_id')
      .orderBy('workflow_id')
      .select('workflow_id')
      .max({ path: 'workflow_path' });
  const fits = inCommitStage(service.mapping);
  const workflows = new Map(of.workflows.map(each => [each.id, each]));
  return builders
    .filter(({ workflow_id, path }) => {
      const workflow = workflows.get(workflow_id);
      return (
        (workflow?.state ?? 'active') === 'active' &&
        (fits?.({ path: workflow?.path ?? path ?? '' }) ?? true)
      );
    })
    .map(({ workflow_id }) => workflow_id);
}
