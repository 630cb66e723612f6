import { SteppedClock } from '../clock';
import { createJobs } from './jobs';
import { Attempt, Conclusion, Job, Repository, Run } from './model';
import { beginRun } from './runProgress';
import { FIRST_IDS, WorldState } from './WorldState';
import { SeededRandom } from './SeededRandom';

export const DEFAULT_QUEUE_MS = 3_000;

/** Longer than any run takes. */
const LONG_MS = 7 * 24 * 3_600_000;

/** What came of an attempt that nobody interfered with. */
export interface PlayedAttempt {
  jobs: Job[];
  end: number;
  conclusion: Conclusion;
}

/**
 * Lets an attempt go its way in a world of its own, in which nothing else happens: what the clock would make of it, from
 * its plan, its workflow and its run's id alone.
 *
 * @param previous - the attempt whose passed jobs it takes over
 */
export function playAttempt(
  repository: Repository,
  run: Run,
  attempt: Pick<Attempt, 'number' | 'triggeringActor' | 'startedAt' | 'plan'>,
  previous?: Attempt,
): PlayedAttempt {
  const { outcome, queueMs = DEFAULT_QUEUE_MS } = attempt.plan;
  const end = attempt.startedAt;
  if (outcome === 'startup_failure' || outcome === 'action_required') {
    return { jobs: [], end, conclusion: outcome };
  }
  const clock = new SteppedClock(attempt.startedAt);
  const state = emptyState(clock);
  const stage = { ...repository, environments: [], deployments: [] };
  const played: Attempt = {
    number: attempt.number,
    triggeringActor: attempt.triggeringActor,
    startedAt: attempt.startedAt,
    updatedAt: attempt.startedAt,
    status: 'queued',
    jobs: [],
    plan: attempt.plan,
  };
  const alone = { ...run, attempts: [played] };
  createJobs(state, stage, alone, played, previous);
  clock.advance(queueMs);
  beginRun(state, stage, alone);
  clock.advance(LONG_MS);
  return {
    jobs: played.jobs,
    end: played.updatedAt,
    conclusion: played.conclusion ?? 'success',
  };
}

function emptyState(clock: SteppedClock): WorldState {
  return {
    clock,
    random: new SeededRandom(0),
    repositories: [],
    repositoriesByName: new Map(),
    accounts: new Map(),
    formerSlugs: new Map(),
    listeners: [],
    planner: () => ({ outcome: 'success' }),
    nextId: { ...FIRST_IDS },
    lastTimedId: 0,
    isCoarse: false,
  };
}
