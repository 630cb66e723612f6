import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { z } from 'zod';
import type { Parsed } from '../mistake';
import { mistakesOf } from '../mistake/mistakesOf';
import { oneOf } from '../mistake/oneOf';
import { commonSpec } from '../entity/commonSpec';
import { isResourceOfType } from '../entity/isResourceOfType';
import { conventionalEnvironments } from './conventionalEnvironments';
import type { WrittenEnvironment } from './Environment';
import { environmentKinds } from './EnvironmentKind';
import { platforms } from './Platform';

/** @public */
export const environmentType = 'environment';

/**
 * The part of the vocabulary that configuration may extend.
 *
 * @public
 */
export interface EnvironmentVocabulary {
  /** Platforms beside the known ones. */
  platforms?: readonly string[];
}

/** @public */
export function isEnvironmentEntity(entity: Entity): boolean {
  return isResourceOfType(entity, environmentType);
}

/**
 * Reads a `Resource` of `spec.type: environment`. Every mistake comes as one sentence.
 *
 * @public
 */
export function parseEnvironment(
  entity: Entity,
  vocabulary: EnvironmentVocabulary = {},
): Parsed<WrittenEnvironment> {
  const parsed = schemaOf(entity, vocabulary).safeParse(entity);
  if (!parsed.success) {
    return { ok: false, mistakes: mistakesOf(entity, parsed.error) };
  }
  const {
    type: _,
    system: __,
    dependsOn: ___,
    dependencyOf: ____,
    ...spec
  } = parsed.data.spec;
  return {
    ok: true,
    value: {
      entityRef: stringifyEntityRef(entity),
      name: entity.metadata.name,
      title: entity.metadata.title,
      description: entity.metadata.description,
      ...spec,
    },
  };
}

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

function schemaOf(entity: Entity, vocabulary: EnvironmentVocabulary) {
  const known = [...platforms, ...(vocabulary.platforms ?? [])];
  const convention = conventionalEnvironments.find(
    each => each.name === entity.metadata.name,
  );
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
