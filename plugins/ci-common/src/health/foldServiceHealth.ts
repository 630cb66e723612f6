import type { CheckInFact, JobFact, RepositoryFact, RunFact } from '../facts';
import { checkInSequence, isMainlineBuild } from '../mainline';
import type { MainlineFacts, MainlineState } from '../mainline';
import type { Service } from '../service';
import { checkInRef } from './checkInRef';
import { failingRun, failureOf } from './failure';
import type { HealthWindow } from './healthWindow';
import { runKey } from './runKey';
import type { HealthState, ServiceHealth } from './ServiceHealth';
import { stripOf } from './strip';
import { windowFigures } from './windowFigures';

/**
 * What the health of a service is folded from.
 *
 * @public
 */
export interface ServiceFacts {
  repository: RepositoryFact;
  facts: MainlineFacts;
  /** `mainlineState(facts)`. */
  state: MainlineState;
  /** Those of `failingRun(state)`; others are passed over. */
  jobs: JobFact[];
  window?: HealthWindow;
  /** Attempts whose source contradicts itself. */
  contradictions: number;
}

/**
 * Folds the health of one service from the facts of its repository: pure, and without a clock, so that a rebuild gives the
 * same row. How far the facts go (`completeUpTo`) and why they can't be read (`sourceError`) are no part of it: whoever
 * answers a question adds those as they are at that moment.
 *
 * @param found - absent while the repository was not found yet
 * @public
 */
export function foldServiceHealth(
  service: Service,
  found: ServiceFacts | undefined,
  windowDays: number,
): ServiceHealth {
  if (!service.mapping.mapped)
    return withoutBuilds(service, 'unmapped', windowDays);
  if (!found) return withoutBuilds(service, 'no-build', windowDays);

  const { repository, facts, state, window } = found;
  const runs = new Map<string, RunFact>(
    facts.runs.map(run => [runKey(run), run]),
  );
  const sequence = sequenceOf(facts);
  const brokenBy = sequence.find(each => each.sha === state.brokenBy);
  const newest = sequence[sequence.length - 1];
  const red = failingRun(state);
  return {
    service,
    state: healthStateOf(state),
    since: state.since,
    running: state.running,
    brokenBy: brokenBy && checkInRef(brokenBy),
    checkInsSinceRed: state.checkInsSinceRed,
    failing: red && failureOf(red, found.jobs),
    strip: stripOf(state, runs),
    ...windowFigures(state, runs, window),
    windowDays,
    lastCheckIn: newest && checkInRef(newest),
    contradictions: found.contradictions,
    repositoryUrl: repository.url,
    defaultBranch: repository.defaultBranch,
    ...(repository.archived && { archived: true }),
  };
}

/** Whatever workflow built them: a commit that only another stage built is a check-in too. */
function sequenceOf(facts: MainlineFacts): CheckInFact[] {
  const shas = new Set(facts.checkIns.map(checkIn => checkIn.sha));
  const builds = facts.runs.filter(run =>
    isMainlineBuild(run, {
      defaultBranch: facts.defaultBranch,
      isCheckIn: sha => shas.has(sha),
    }),
  );
  return checkInSequence(facts.checkIns, builds);
}

function withoutBuilds(
  service: Service,
  state: HealthState,
  windowDays: number,
): ServiceHealth {
  return {
    service,
    state,
    running: false,
    checkInsSinceRed: 0,
    strip: [],
    windowDays,
    builds: 0,
    contradictions: 0,
  };
}

function healthStateOf(state: MainlineState): HealthState {
  switch (state.state) {
    case 'red':
      return 'failing';
    case 'green':
      return 'passing';
    case 'no-build':
      return 'no-build';
    default: {
      const unexpected: never = state.state;
      throw new Error(`Mainline has a state without a word: ${unexpected}`);
    }
  }
}
