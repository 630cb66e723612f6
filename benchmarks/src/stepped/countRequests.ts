import type { LoggedRequest } from '@mainline/github-simulator';

/** What is asked, by its address; the first that fits. */
const kinds: Array<[string, RegExp]> = [
  ['runs', /\/actions\/runs$/],
  ['run', /\/actions\/runs\/\d+(\/attempts\/\d+)?$/],
  ['jobs', /\/jobs$/],
  ['workflows', /\/actions\/workflows$/],
  ['activity', /\/activity$/],
  ['deployments', /\/deployments/],
  ['pullRequests', /\/pulls$/],
  ['pullRequestCommits', /\/pulls\/\d+\/commits$/],
  ['commits', /\/commits$/],
  ['branches', /\/branches$/],
  ['comparisons', /\/compare\//],
  ['pushes', /^\/orgs\/[^/]+\/repos$/],
  ['repository', /^\/repos\/[^/]+\/[^/]+$/],
];

export interface RequestCounts {
  all: number;
  /** Answered 304. */
  unchanged: number;
  byKind: Record<string, number>;
  mostInAMinute: number;
}

export function countRequests(
  requests: readonly LoggedRequest[],
): RequestCounts {
  const byKind: Record<string, number> = {};
  const minutes = new Map<number, number>();
  for (const { path, at } of requests) {
    const kind =
      kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    const minute = Math.floor(at / 60_000);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return {
    all: requests.length,
    unchanged: requests.filter(request => request.notModified).length,
    byKind,
    mostInAMinute: Math.max(0, ...minutes.values()),
  };
}
