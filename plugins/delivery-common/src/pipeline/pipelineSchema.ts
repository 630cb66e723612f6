import { z } from 'zod';
import { commonSpec } from '../entity/commonSpec';
import { oneOf } from '../mistake/oneOf';
import { servicesSchema } from './servicesSchema';
import { stagesSchema } from './stagesSchema';

/** An entity that is a pipeline, in this namespace. */
export function pipelineSchema(namespace: string | undefined) {
  return z.object({
    spec: z.strictObject(
      {
        ...commonSpec,
        services: servicesSchema(namespace),
        sharedSince: z.iso
          .date('write the day as YYYY-MM-DD, in quotes.')
          .optional(),
        stages: stagesSchema,
      },
      {
        error: issue =>
          issue.code === 'unrecognized_keys'
            ? `a pipeline has ${oneOf([
                'services',
                'sharedSince',
                'stages',
              ])}; correct its spelling or remove it.`
            : 'write what the pipeline is, at least its type, owner, services and stages.',
      },
    ),
  });
}
