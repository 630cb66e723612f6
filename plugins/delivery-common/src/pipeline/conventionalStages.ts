import { conventionalEnvironments } from '../environment/conventionalEnvironments';
import type { Environment } from '../environment';
import type { Stage } from './Stage';

const stageNames: ReadonlyArray<{
  name: string;
  title: string;
  environment: string | undefined;
}> = [
  { name: 'commit', title: 'Compile and fast tests', environment: undefined },
  { name: 'slow-tests', title: 'Slow tests', environment: 'integration' },
  { name: 'acceptance', title: 'User acceptance', environment: 'uat' },
  { name: 'performance', title: 'Performance', environment: 'performance' },
  { name: 'production', title: 'Production', environment: 'production' },
];

/**
 * The chapter's five stages: compile and fast tests, slow tests, user acceptance, performance, production. All after the
 * first are fed by a deployment to the environment that stands for them; where there is no such environment, there is
 * no such stage.
 *
 * @public
 */
export function conventionalStages(
  environments: ReadonlyArray<
    Pick<Environment, 'name'>
  > = conventionalEnvironments,
): Stage[] {
  return stageNames.flatMap(({ name, title, environment }): Stage[] => {
    if (environment === undefined)
      return [{ name, title, kind: 'commit-stage' }];
    if (!environments.some(each => each.name === environment)) return [];
    return [{ name, title, kind: 'deployment', environment }];
  });
}

/** The title of a stage that has none of its own. */
export function conventionalTitle(name: string): string {
  return stageNames.find(each => each.name === name)?.title ?? name;
}
