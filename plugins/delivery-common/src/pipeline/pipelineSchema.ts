import { z } from 'zod';
import { commonSpec } from '../entity/commonSpec';
import { alternatives } from '../mistake/alternatives';
import { toDo } from '../mistake/toDo';
import { servicesSchema } from './servicesSchema';
import { stagesSchema } from './stagesSchema';

/** An entity that is a pipeline, in this namespace. */
export function pipelineSchema(namespace: string | undefined) {
  return z.object({
    spec: z.strictObject(
      {
        ...commonSpec,
        services: servicesSchema(namespace),
        sharedSince: z.iso.date(toDo('toDo.sharedSince')).optional(),
        stages: stagesSchema,
      },
      {
        error: issue =>
          issue.code === 'unrecognized_keys'
            ? toDo(
                'toDo.pipelineFields',
                alternatives(['services', 'sharedSince', 'stages']),
              )
            : toDo('toDo.pipeline'),
      },
    ),
  });
}
