import { createHash } from 'node:crypto';
import { nodeId } from '../render/nodeId';
import { slugOf } from '../render/repository';
import { isoSeconds } from '../render/time';
import { Repository } from '../world';
import { Schemas } from './ServedGithub';

const RETENTION_MS = 90 * 86_400_000;
const PER_RUN = 1_000;
const PER_ATTEMPT = 20;

/**
 * What succeeding runs have uploaded, newest first. It follows from the runs, so that nobody has to keep it: size and
 * digest are those of the run, and each attempt uploads anew.
 */
export function artifactsOf(
  base: string,
  repository: Repository,
  now: number,
): Schemas['artifact'][] {
  const api = `${base}/repos/${slugOf(repository)}/actions/artifacts`;
  return repository.runs
    .flatMap(run => {
      const names = run.workflow.jobs.flatMap(job => job.artifacts ?? []);
      if (names.length === 0) return [];
      return run.attempts
        .filter(({ conclusion }) => conclusion === 'success')
        .flatMap(attempt =>
          names.map((name, index) => {
            const id = run.id * PER_RUN + attempt.number * PER_ATTEMPT + index;
            const digest = createHash('sha256').update(`${id}`).digest('hex');
            const at = attempt.updatedAt;
            const expiresAt = at + RETENTION_MS;
            return {
              id,
              node_id: nodeId('A', id),
              name,
              size_in_bytes: Number.parseInt(digest.slice(0, 7), 16),
              url: `${api}/${id}`,
              archive_download_url: `${api}/${id}/zip`,
              expired: expiresAt <= now,
              digest: `sha256:${digest}`,
              created_at: isoSeconds(at),
              updated_at: isoSeconds(at),
              expires_at: isoSeconds(expiresAt),
              workflow_run: {
                id: run.id,
                repository_id: repository.id,
                head_repository_id: repository.id,
                head_branch: run.branch,
                head_sha: run.sha,
              },
            };
          }),
        );
    })
    .sort((a, b) =>
      a.created_at === b.created_at
        ? b.id - a.id
        : Number(a.created_at < b.created_at) * 2 - 1,
    );
}
