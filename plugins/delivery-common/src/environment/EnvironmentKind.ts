/**
 * What an environment is for, in the order in which a version passes through them.
 *
 * @public
 */
export const environmentKinds = [
  'development',
  'test',
  'uat',
  'performance',
  'production',
] as const;

/** @public */
export type EnvironmentKind = (typeof environmentKinds)[number];
