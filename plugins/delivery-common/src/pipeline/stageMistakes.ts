import type { Said } from '@mainline/backstage-plugin-mainline-common';
import type { Environment } from '../environment';
import type { Mistake } from '../mistake';
import { alternatives } from '../mistake/alternatives';
import { say } from '../words';
import type { WrittenPipeline } from './Pipeline';

/**
 * What only shows beside the environments: a stage that deploys to one that there is not, or to one that comes before the
 * environment of the stage before.
 *
 * @public
 */
export function stageMistakes(
  pipeline: WrittenPipeline,
  environments: ReadonlyArray<Pick<Environment, 'name' | 'order'>>,
): Mistake[] {
  const orders = new Map(environments.map(each => [each.name, each.order]));
  let furthest: { name: string; order: number } | undefined;

  return pipeline.stages.flatMap((stage, index) => {
    if (stage.kind !== 'deployment') return [];
    const field = `spec.stages[${index}].environment`;
    const { environment } = stage;
    const told = (said: Said) => [
      { field, entityRef: pipeline.entityRef, ...said },
    ];

    const order = orders.get(environment);
    if (order === undefined) {
      return told(
        orders.size < 2
          ? say('mistake.noEnvironment', { field, environment })
          : say('mistake.unknownEnvironment', {
              field,
              environment,
              ...alternatives([...orders.keys()]),
            }),
      );
    }
    if (furthest && order < furthest.order) {
      return told(
        say('mistake.earlierEnvironment', {
          field,
          environment,
          other: furthest.name,
        }),
      );
    }
    furthest = { name: environment, order };
    return [];
  });
}
