import type { JobFact } from '@mainline/backstage-plugin-ci-common';

/** What a page view may ask of the source: the named exceptions to "a page view costs nothing". */
export interface JobReader {
  /** Reads the jobs of an attempt from the source and keeps them. */
  readJobsNow(
    repositoryId: string,
    runId: string,
    attempt: number,
  ): Promise<JobFact[]>;
  /** Undefined where the log is gone or not written yet. */
  readJobLog(repositoryId: string, jobId: string): Promise<string | undefined>;
}
