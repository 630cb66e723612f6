/** Ids of the checks that are there without any module. */
export const builtInCheckIds = [
  'ci.repository-found',
  'ci.webhook-arrived',
  'ci.mainline-built',
  'ci.tests-seen',
  'catalog.owner-exists',
  'delivery.way-to-production',
  'delivery.deployed-once',
] as const;
