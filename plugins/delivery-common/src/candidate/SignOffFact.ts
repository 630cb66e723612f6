import type { Instant } from '@mainline/backstage-plugin-ci-common';

/**
 * A person's word on a check-in in a stage. The newest stands; `withdrawn` takes the earlier ones back.
 *
 * @public
 */
export interface SignOffFact {
  /** Entity ref of the service. */
  service: string;
  stage: string;
  sha: string;
  word: 'accepted' | 'rejected' | 'withdrawn';
  /** Entity ref of the person. */
  by: string;
  at: Instant;
}
