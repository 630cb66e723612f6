import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { Parsed } from '../mistake';
import { mistakesOf } from '../mistake/mistakesOf';
import { isResourceOfType } from '../entity/isResourceOfType';
import type { WrittenEnvironment } from './Environment';
import { environmentSchema } from './environmentSchema';
import type { EnvironmentVocabulary } from './EnvironmentVocabulary';

/** @public */
export const environmentType = 'environment';

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
  const parsed = environmentSchema(vocabulary, entity.metadata.name).safeParse(
    entity,
  );
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
