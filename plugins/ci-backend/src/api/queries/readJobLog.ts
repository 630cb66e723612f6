import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-ci-common';
import type { JobLog } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
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
    throw errorSaying(
      NotFoundError,
      say('run.noLog', { job: jobId, service: service.entityRef }),
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
      const { message: sentence, messages } = error;
      throw errorSaying(ServiceUnavailableError, { sentence, messages });
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
