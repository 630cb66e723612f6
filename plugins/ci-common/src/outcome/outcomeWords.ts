import type { Outcome } from './outcomeOf';

/** What GitHub's `conclusion` says of a completed run, job or step. */
export const byConclusion: Record<string, Outcome> = {
  success: 'passing',
  failure: 'failing',
  timed_out: 'failing',
  startup_failure: 'failing',
  cancelled: 'cancelled',
  skipped: 'skipped',
  neutral: 'neutral',
  stale: 'neutral',
  action_required: 'waiting',
};

/** What GitHub's `status` says of one that is not completed. */
export const byStatus: Record<string, Outcome> = {
  requested: 'waiting',
  queued: 'waiting',
  pending: 'waiting',
  waiting: 'waiting',
  in_progress: 'running',
};
