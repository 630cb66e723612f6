import type {
  HealthState,
  Outcome,
} from '@mainline/backstage-plugin-ci-common';

/**
 * The states that a mark can draw: an outcome, or one of the two that are no outcome of a single attempt.
 *
 * @public
 */
export type MarkState = Outcome | 'flaky' | 'no-data';

/**
 * What the mark of a run, job or step shows: a pass that needed another attempt is flaky.
 *
 * @public
 */
export function markOf(fact: { outcome: Outcome; flaky?: boolean }): MarkState {
  return fact.outcome === 'passing' && fact.flaky ? 'flaky' : fact.outcome;
}

/**
 * What the mark of a service shows.
 *
 * @public
 */
export function markOfHealth(state: HealthState): MarkState {
  switch (state) {
    case 'failing':
    case 'passing':
      return state;
    case 'no-build':
    case 'unmapped':
      return 'no-data';
    default:
      return 'unknown';
  }
}
