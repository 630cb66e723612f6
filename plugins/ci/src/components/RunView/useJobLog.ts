import type { SWRResponse } from 'swr';
import useSWRImmutable from 'swr/immutable';
import { useApi } from '@backstage/core-plugin-api';
import type { JobLog } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from '../../api';

/** A log is read from GitHub each time, so only on demand, once, and never again by itself. */
export function useJobLog(
  wanted: boolean,
  entityRef: string,
  jobId: string,
  tail?: number,
): SWRResponse<JobLog, Error> {
  const ci = useApi(ciApiRef);
  return useSWRImmutable<JobLog, Error>(
    wanted ? ['ci:log', entityRef, jobId, tail] : undefined,
    () => ci.getJobLog(entityRef, jobId, { tail }),
    { shouldRetryOnError: false },
  );
}
