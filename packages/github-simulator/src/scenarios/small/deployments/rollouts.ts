import { ENVIRONMENTS } from '../workflows';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** How the versions of a service get around, up to the opening. */
export interface Rollout {
  service: string;
  /** How many of those that reached integration go on to uat, and of those to performance. */
  uatShare: number;
  performanceShare: number;
  /** So many releases before the opening, the last one was; the one nearest to the opening unless told. */
  releasesEndBefore?: number;
}

/** The services that the deployer deploys; nobody ever deployed the others. */
export const ROLLOUTS: Rollout[] = [
  // Production was forgotten weeks ago.
  {
    service: 'catalog',
    uatShare: 0.4,
    performanceShare: 0.5,
    releasesEndBefore: 6,
  },
  { service: 'checkout', uatShare: 0.35, performanceShare: 0.4 },
  { service: 'payments', uatShare: 0.4, performanceShare: 0.4 },
  // Its workflow knows no performance.
  { service: 'search', uatShare: 0.5, performanceShare: 0 },
  { service: 'shipping', uatShare: 0.5, performanceShare: 0.5 },
  { service: 'gateway', uatShare: 0.5, performanceShare: 0.5 },
  { service: 'accounts', uatShare: 0.4, performanceShare: 0.3 },
  { service: 'pricing', uatShare: 0.6, performanceShare: 0.4 },
  { service: 'notifications', uatShare: 0.5, performanceShare: 0.5 },
  { service: 'web-frontend', uatShare: 0.3, performanceShare: 0.3 },
];

/** The version that a person put there by hand, and the hours before the opening; the deployer leaves it alone since. */
export const BY_HAND = {
  service: 'checkout',
  environment: 'uat',
  beforeOpeningMs: 3 * HOUR,
} satisfies { environment: EnvironmentName } & Record<string, unknown>;

/** Whose newest version does not come up in integration, and when that was tried for the last time. */
export const TRIED_AGAIN = {
  service: 'notifications',
  beforeOpeningMs: 20 * HOUR,
};

/** Since then every version of shipping goes on to uat, and fails there. */
const SHIPPING_MS = 2 * DAY;

/** A deployment that began before would end after. */
const LONGEST_MS = 10 * 60_000;

/** Whose smoke tests fail where: for the deployer of late, for a visitor always. */
export function smokeTestsFailIn(service: string, environment: string) {
  return service === 'shipping' && environment === 'uat';
}

/** What does not work any more when the doors open, told of a deployment so long before that; it is tried with every version. */
export function failsOfLate(
  service: string,
  environment: EnvironmentName,
  beforeOpeningMs: number,
): boolean {
  if (service === TRIED_AGAIN.service && environment === 'integration') {
    return beforeOpeningMs < 5.5 * DAY;
  }
  return (
    smokeTestsFailIn(service, environment) && beforeOpeningMs < SHIPPING_MS
  );
}

/** Whether what a person put there by hand is to stay. */
export function isLeftAlone(
  service: string,
  environment: EnvironmentName,
  beforeOpeningMs: number,
): boolean {
  return (
    service === BY_HAND.service &&
    environment === BY_HAND.environment &&
    beforeOpeningMs <= BY_HAND.beforeOpeningMs + LONGEST_MS
  );
}
