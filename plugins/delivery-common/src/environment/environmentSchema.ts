import { z } from 'zod';
import { commonSpec } from '../entity/commonSpec';
import { alternatives } from '../mistake/alternatives';
import { toDo } from '../mistake/toDo';
import { conventionalEnvironments } from './conventionalEnvironments';
import { environmentKinds } from './EnvironmentKind';
import type { EnvironmentVocabulary } from './EnvironmentVocabulary';
import { platforms } from './Platform';

function count(message: string, least = 1) {
  return z.int(message).min(least, message);
}

const dataCentres = z
  .array(
    z.string(toDo('toDo.dataCentre')).min(1, toDo('toDo.dataCentre')),
    toDo('toDo.dataCentres'),
  )
  .min(1, toDo('toDo.someDataCentre'))
  .superRefine((names, context) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index],
        message: toDo('toDo.listedTwice'),
      });
    });
  });

const fields = [
  'kind',
  'order',
  'platform',
  'hosts',
  'dataCentres',
  'instances',
  'loadBalancer',
  'used',
];

/**
 * An entity that is an environment. Its kind may be left out where its name has one by convention.
 */
export function environmentSchema(
  vocabulary: EnvironmentVocabulary,
  name: string,
) {
  const known = [...platforms, ...(vocabulary.platforms ?? [])];
  const convention = conventionalEnvironments.find(each => each.name === name);
  const kind = z.enum(environmentKinds, {
    error: toDo('toDo.oneOf', alternatives(environmentKinds)),
  });
  return z.object({
    spec: z.strictObject(
      {
        ...commonSpec,
        kind: convention ? kind.default(convention.kind) : kind,
        order: count(toDo('toDo.order'), 0).optional(),
        platform: z
          .enum(known, {
            error: toDo('toDo.platform', alternatives(known)),
          })
          .optional(),
        hosts: count(toDo('toDo.hosts')).optional(),
        dataCentres: dataCentres.optional(),
        instances: count(toDo('toDo.instances')).optional(),
        loadBalancer: z.boolean(toDo('toDo.loadBalancer')).optional(),
        used: z.boolean(toDo('toDo.used')).default(true),
      },
      {
        error: issue =>
          issue.code === 'unrecognized_keys'
            ? toDo('toDo.environmentFields', alternatives(fields))
            : toDo('toDo.environment'),
      },
    ),
  });
}
