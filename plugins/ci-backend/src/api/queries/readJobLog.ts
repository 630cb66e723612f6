import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { JobLog } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { JobReader } from '../JobReader';
import type { FoundService } from './findService';

/**
 * The log of a job, asked of the source at this moment: logs are not kept.
 *
 * @param options.tail - only so many of the last lines
 */
export async function readJobLog(
  { service, repository }: FoundService,
  jobId: string,
  options: { tail?: number; jobReader: JobReader },
): Promise<JobLog> {
  const log = repository
    ? await logOf(repository.id, jobId, options.jobReader)
    : undefined;
  if (log === undefined) {
    throw new NotFoundError(
      `There is no log of job ${jobId} in the repository of ${service.entityRef}: the job is unknown, its log has expired, or it is not written before the job ends.`,
    );
  }
  return tailOf(log, options.tail);
}

async function logOf(
  repositoryId: string,
  jobId: string,
  jobReader: JobReader,
): Promise<string | undefined> {
  try {
    return await jobReader.readJobLog(repositoryId, jobId);
  } catch (error) {
    if (error instanceof SourceUnavailableError) {
      // Without it as the cause: its sentence would be appended once more.
      throw new ServiceUnavailableError(error.message);
    }
    throw error;
  }
}

function tailOf(log: string, tail: number | undefined): JobLog {
  const lines = log.replace(/\r?\n$/, '').split('\n');
  const totalLines = log === '' ? 0 : lines.length;
  if (tail === undefined || tail >= totalLines) {
    return { text: log, totalLines, firstLine: 1 };
  }
  return {
    text: lines.slice(totalLines - tail).join('\n'),
    totalLines,
    firstLine: totalLines - tail + 1,
  };
}
