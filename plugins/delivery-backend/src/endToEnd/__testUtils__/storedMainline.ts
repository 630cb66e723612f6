import type { MainlineFacts } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** What the mainline rule reads of every repository, as ci has stored it; by slug. */
export async function storedMainlines(
  ci: Knex,
): Promise<Map<string, MainlineFacts>> {
  const mainlines = new Map<string, MainlineFacts>();
  const repositories = await ci('repositories').select(
    'id',
    'slug',
    'default_branch',
  );
  for (const repository of repositories) {
    const ofRepository = { repository_id: repository.id };
    mainlines.set(repository.slug, {
      defaultBranch: repository.default_branch,
      checkIns: (await ci('check_ins').where(ofRepository)).map(row => ({
        repositoryId: row.repository_id,
        sha: row.sha,
        message: row.message,
        reachedMainlineAt: row.reached_mainline_at,
        pushIndex: row.push_index,
      })),
      workflows: (await ci('workflows').where(ofRepository)).map(row => ({
        repositoryId: row.repository_id,
        id: row.id,
        name: row.name,
        path: row.path,
        state: row.state,
      })),
      runs: (await ci('runs').where({ ...ofRepository, event: 'push' })).map(
        row => ({
          repositoryId: row.repository_id,
          id: row.id,
          attempt: row.attempt,
          number: row.number,
          workflowId: row.workflow_id,
          event: row.event,
          branch: row.branch ?? undefined,
          headSha: row.head_sha,
          status: row.status,
          conclusion: row.conclusion ?? undefined,
          url: row.url,
          createdAt: row.created_at,
          updatedAt: row.updated_at,
        }),
      ),
    });
  }
  return mainlines;
}
