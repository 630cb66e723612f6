import type { Environment } from '../environment';
import type { Mistake } from '../mistake';
import { oneOf } from '../mistake/oneOf';
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
    const told = (sentence: string) => [
      {
        field,
        entityRef: pipeline.entityRef,
        sentence: `${field} is "${stage.environment}", ${sentence}`,
      },
    ];

    const order = orders.get(stage.environment);
    if (order === undefined) {
      return told(
        `which is no environment: write one of ${oneOf([
          ...orders.keys(),
        ])}, or add a Resource with spec.type environment and this name.`,
      );
    }
    if (furthest && order < furthest.order) {
      return told(
        `which by its order comes before "${furthest.name}" of an earlier stage: swap the stages, or change spec.order of the environments.`,
      );
    }
    furthest = { name: stage.environment, order };
    return [];
  });
}
