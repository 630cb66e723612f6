import type { EnvironmentKind } from './EnvironmentKind';

/**
 * An environment by convention.
 *
 * @public
 */
export interface ConventionalEnvironment {
  name: string;
  title: string;
  kind: EnvironmentKind;
  order: number;
}

/**
 * Three environments and production: what there is where nothing was written down. One for each stage of the chapter's
 * pipeline after the commit stage.
 *
 * @public
 */
export const conventionalEnvironments: readonly ConventionalEnvironment[] = [
  { name: 'integration', title: 'Integration', kind: 'test', order: 10 },
  { name: 'uat', title: 'User acceptance', kind: 'uat', order: 20 },
  { name: 'performance', title: 'Performance', kind: 'performance', order: 30 },
  { name: 'production', title: 'Production', kind: 'production', order: 40 },
];

/** Where an environment stands whose order was not written, by its kind. */
export const conventionalOrder: Record<EnvironmentKind, number> = {
  development: 0,
  test: 10,
  uat: 20,
  performance: 30,
  production: 40,
};
