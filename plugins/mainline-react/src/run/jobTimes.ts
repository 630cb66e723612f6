import { type JobFact, outcomeOf } from '@mainline/backstage-plugin-ci-common';

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
  const started = startOf(job);
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
    const started = startOf(job);
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

/**
 * Jobs in the order in which they ran: those that began first, then those that wait, as their source made them.
 *
 * @public
 */
export function jobsInOrder(jobs: JobFact[]): JobFact[] {
  const placeOf = (job: JobFact) => startOf(job) ?? Infinity;
  return [...jobs].sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    // Ids are long numbers that grow, written as text.
    return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
  });
}

/** When a runner took it. GitHub names an instant for jobs that still wait, too. */
function startOf(job: JobFact): number | undefined {
  return outcomeOf(job) === 'waiting' ? undefined : parse(job.startedAt);
}

function parse(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
