import { z } from 'zod';
import { commonSpec } from '../entity/commonSpec';
import { oneOf } from '../mistake/oneOf';
import { conventionalEnvironments } from './conventionalEnvironments';
import { environmentKinds } from './EnvironmentKind';
import type { EnvironmentVocabulary } from './EnvironmentVocabulary';
import { platforms } from './Platform';

function count(toDo: string, least = 1) {
  return z.int(toDo).min(least, toDo);
}

const dataCentres = z
  .array(
    z.string('write its name.').min(1, 'write its name.'),
    'write a list of names, such as [ams, fra].',
  )
  .min(1, 'name at least one data centre, or leave the field out.')
  .superRefine((names, context) => {
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index],
        message: 'it is listed twice; remove one.',
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
    error: `write one of ${oneOf(environmentKinds)}.`,
  });
  return z.object({
    spec: z.strictObject(
      {
        ...commonSpec,
        kind: convention ? kind.default(convention.kind) : kind,
        order: count(
          'write a whole number of 0 or more; an environment with a lower one comes first.',
          0,
        ).optional(),
        platform: z
          .enum(known, {
            error: `write one of ${oneOf(
              known,
            )}, or add it to delivery.platforms in the configuration.`,
          })
          .optional(),
        hosts: count('write how many hosts there are, 1 or more.').optional(),
        dataCentres: dataCentres.optional(),
        instances: count(
          'write how many instances of a service run here, 1 or more.',
        ).optional(),
        loadBalancer: z.boolean('write true or false.').optional(),
        used: z
          .boolean(
            'write false where there is no such environment here, else leave it out.',
          )
          .default(true),
      },
      {
        error: issue =>
          issue.code === 'unrecognized_keys'
            ? `an environment has ${oneOf(
                fields,
              )}; correct its spelling or remove it.`
            : 'write what the environment is, at least its type and owner.',
      },
    ),
  });
}
