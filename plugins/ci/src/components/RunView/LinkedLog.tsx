import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { useUrlFilters } from '@mainline/backstage-plugin-mainline-react';
import { LogDialog } from './LogDialog';
import { logUrl, useLineLinks } from './useLineLinks';

/** The job whose log the address names, if it is one of these, and the line. */
export function useOpenLog(jobs: JobFact[]): {
  logged: JobFact | undefined;
  line: number | undefined;
} {
  const { filters } = useUrlFilters(logUrl);
  return {
    logged: jobs.find(job => job.id === filters.job),
    line: filters.line,
  };
}

/** The log that the address names. */
export function LinkedLog(props: {
  job: JobFact;
  line: number | undefined;
  entityRef: string;
}) {
  const links = useLineLinks(props.job);
  return <LogDialog {...props} links={links} onClose={links.close} />;
}
