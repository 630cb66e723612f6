import type { ReadOptions } from '@mainline/backstage-plugin-ci-node';
import type { RepositoryReader } from './RepositoryReader';

/** A log may be many megabytes. */
const timeoutMs = 60_000;

/**
 * The log of a job. GitHub answers with a link to its storage that holds for a minute, and is followed at once.
 * 404: not written yet, or never; 410: expired.
 */
export async function readJobLog(
  reader: RepositoryReader,
  jobId: string,
  options: ReadOptions,
): Promise<string | undefined> {
  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
    { job_id: jobId },
    { ...options, timeoutMs },
    [404, 410],
  );
  if (!answer || answer.notModified) return undefined;
  const { data } = answer;
  if (typeof data === 'string') return data;
  // A storage that calls its logs application/octet-stream.
  if (data instanceof ArrayBuffer) return new TextDecoder().decode(data);
  return JSON.stringify(data);
}
