import type { JobFact } from '@mainline/backstage-plugin-ci-common';

/**
 * How long a job waited and ran so far; absent where the source did not say.
 *
 * @public
 */
export function jobTimes(
  job: JobFact,
  now: number,
): { queueMs?: number; runMs?: number } {
  const created = parse(job.createdAt);
  const started = parse(job.startedAt);
  const completed = parse(job.completedAt);
  const ended = completed ?? (job.status === 'completed' ? undefined : now);
  const between = (from?: number, to?: number) =>
    from === undefined || to === undefined ? undefined : Math.max(0, to - from);
  return {
    queueMs: between(created, started ?? (completed ? undefined : now)),
    runMs: between(started, started === undefined ? undefined : ended),
  };
}

/**
 * Where a job lies in its run, in percent of the run's whole length.
 *
 * @public
 */
export interface Placed {
  queueFrom: number;
  runFrom: number;
  runTo: number;
}

/**
 * Jobs on one time line, from the first that was queued to the last that ended.
 *
 * @public
 */
export function placeJobs(jobs: JobFact[], now: number): Map<string, Placed> {
  const spans = jobs.flatMap(job => {
    const started = parse(job.startedAt);
    const from = parse(job.createdAt) ?? started;
    if (from === undefined) return [];
    const to = parse(job.completedAt) ?? now;
    return [{ id: job.id, from, started: started ?? to, to }];
  });
  const first = Math.min(...spans.map(span => span.from));
  const length = Math.max(1, ...spans.map(span => span.to - first));
  const percent = (at: number) =>
    Math.min(100, Math.max(0, ((at - first) / length) * 100));
  return new Map(
    spans.map(span => [
      span.id,
      {
        queueFrom: percent(span.from),
        runFrom: percent(Math.max(span.from, span.started)),
        runTo: percent(span.to),
      },
    ]),
  );
}

function parse(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
