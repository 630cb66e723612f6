import type { JobFact, RepositoryFact } from '../facts';
import { dayOf, mainlineStanding } from '../mainline';
import type { MainlineStanding } from '../mainline';
import type { Service } from '../service';
import { checkInRef } from './checkInRef';
import { failingRun, failureOf } from './failure';
import { figuresOf, verdictsBetween } from './figuresOf';
import type { HealthCarry, HealthDay } from './HealthDay';
import type { HealthWindow } from './healthWindow';
import type { HealthState, ServiceHealth } from './ServiceHealth';
import { shownStrip } from './strip';

/**
 * What the health of a service is folded from.
 *
 * @public
 */
export interface ServiceFacts {
  repository: RepositoryFact;
  /** At the end of the last day. */
  carry: HealthCarry;
  /** At least those of which a verdict fell in the window. */
  days: HealthDay[];
  /** Those of `failingRun` of how mainline stands; others are passed over. */
  jobs: JobFact[];
  window?: HealthWindow;
  /** Attempts whose source contradicts itself. */
  contradictions: number;
}

/**
 * Folds the health of one service from the days of its repository: pure, and without a clock, so that a rebuild gives the
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

  const { repository, carry, window } = found;
  const standing = mainlineStanding(carry.mainline);
  const { brokenBy } = standing;
  const { newest } = carry.mainline;
  const red = failingRun(standing);
  return {
    service,
    state: healthStateOf(standing),
    since: standing.since,
    running: standing.running,
    brokenBy: brokenBy && checkInRef(brokenBy),
    checkInsSinceRed: standing.checkInsSinceRed,
    failing: red && failureOf(red, found.jobs),
    strip: shownStrip(carry.strip),
    ...figuresOf(window ? verdictsIn(window, found.days) : []),
    windowDays,
    lastCheckIn: newest && checkInRef(newest),
    contradictions: found.contradictions,
    repositoryUrl: repository.url,
    defaultBranch: repository.defaultBranch,
    ...(repository.archived && { archived: true }),
  };
}

/** A window begins and ends at midnight: it is made of whole days. */
function verdictsIn({ start, end }: HealthWindow, days: HealthDay[]) {
  const last = new Date(Date.parse(end) - 1).toISOString();
  return verdictsBetween(days, dayOf(start), dayOf(last));
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

function healthStateOf({ state }: MainlineStanding): HealthState {
  switch (state) {
    case 'red':
      return 'failing';
    case 'green':
      return 'passing';
    case 'no-build':
      return 'no-build';
    default: {
      const unexpected: never = state;
      throw new Error(`Mainline has a state without a word: ${unexpected}`);
    }
  }
}
