import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  HealthState,
  Outcome,
} from '@mainline/backstage-plugin-ci-common';
import { formatDuration, useNow } from '../time';
import { mainlineTranslationRef, useLocale } from '../translation';
import { markOf } from './MarkState';

/** What a run, job or step says of itself. @public */
export interface Attempted {
  outcome: Outcome;
  status?: string;
  conclusion?: string;
  flaky?: boolean;
  attempt?: number;
}

/**
 * States in the reader's words.
 *
 * @public
 */
export function useStateWords(): {
  /** `red for 2h 14m` */
  ofHealth(health: { state: HealthState; since?: string }): string;
  /** `passed on attempt 3`; a state that is not known in the source's own word. */
  ofAttempt(attempted: Attempted): string;
} {
  const { t } = useTranslationRef(mainlineTranslationRef);
  const locale = useLocale();
  const now = useNow();

  const ofHealth = (health: { state: HealthState; since?: string }) => {
    const duration =
      health.since && formatDuration(now - Date.parse(health.since), locale);
    switch (health.state) {
      case 'failing':
        return duration
          ? t('health.failingFor', { duration })
          : t('health.failing');
      case 'passing':
        return duration
          ? t('health.passingFor', { duration })
          : t('health.passing');
      case 'no-build':
        return t('health.noBuild');
      case 'unmapped':
        return t('health.unmapped');
      default:
        return String(health.state);
    }
  };

  const ofAttempt = (attempted: Attempted) => {
    const state = markOf(attempted);
    switch (attempted.conclusion) {
      case 'startup_failure':
        return t('run.startupFailure');
      case 'timed_out':
        return t('run.timedOut');
      case 'action_required':
        return t('run.approval');
      case 'stale':
        return t('run.stale');
      default:
    }
    if (state === 'flaky' && attempted.attempt) {
      return t('run.flaky', { attempt: String(attempted.attempt) });
    }
    if (state === 'unknown') {
      return attempted.conclusion ?? attempted.status ?? t('state.unknown');
    }
    return t(state === 'no-data' ? 'state.noData' : `state.${state}`);
  };

  return { ofHealth, ofAttempt };
}
