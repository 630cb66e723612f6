import type { Instant, Service } from '@mainline/backstage-plugin-ci-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';

/** A service to be checked: one that ci lists. @public */
export type ServiceToCheck = Pick<
  Service,
  'entityRef' | 'name' | 'title' | 'owner' | 'system'
>;

/** One round over all services. @public */
export interface CheckContext {
  /** When the round began. */
  at: Instant;
  /** Ends when the round gives the check up. */
  signal: AbortSignal;
  /**
   * What several checks need is read once a round: the first that asks for `key` reads it, the others get the same answer, or
   * the same error.
   */
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/**
 * Says of services whether an item is done.
 *
 * @public
 */
export interface OnboardingCheck {
  /** What checklists name it by: `ci.mainline-built`. */
  readonly id: string;
  /** For people who write checklists. */
  readonly title?: string;
  /**
   * Of all services at once, so that hundreds of them take a handful of requests. By entity ref; a service that is left out is one
   * of which nobody can tell. What it throws is said of all services, and costs no other check anything.
   */
  check(
    services: ServiceToCheck[],
    context: CheckContext,
  ): Promise<Map<string, CheckResult>>;
}
