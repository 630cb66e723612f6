import { useCallback, useMemo } from 'react';
import { useHref, useLocation } from 'react-router-dom';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { useUrlFilters } from '@mainline/backstage-plugin-mainline-react';

/** What the address of a run holds while a log is open. */
export const logUrl = { job: 'text', line: 'number' } as const;

const address = { attempt: 'number', ...logUrl } as const;

export interface LineLinks {
  hrefOf: (line: number) => string;
  /** Opens the log, at a line or without one. */
  open: (line?: number) => void;
  close: () => void;
}

/** Addresses of a job's log. They name the attempt too: without it, a later re-run would show other jobs. */
export function useLineLinks(job: JobFact): LineLinks {
  const { pathname, search } = useLocation();
  const { setFilters } = useUrlFilters(address);
  const { id, attempt } = job;

  const params = new URLSearchParams(search);
  params.set('attempt', String(attempt));
  params.set('job', id);
  params.delete('line');
  const start = useHref({ pathname, search: `${params}&line=` });

  const open = useCallback(
    (line?: number) => setFilters({ attempt, job: id, line }),
    [attempt, id, setFilters],
  );
  const close = useCallback(
    () => setFilters({ job: undefined, line: undefined }),
    [setFilters],
  );
  return useMemo(
    () => ({ hrefOf: line => `${start}${line}`, open, close }),
    [start, open, close],
  );
}
