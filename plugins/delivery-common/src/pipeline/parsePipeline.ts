import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { isResourceOfType } from '../entity/isResourceOfType';
import type { Parsed } from '../mistake';
import { mistakesOf } from '../mistake/mistakesOf';
import { conventionalTitle } from './conventionalStages';
import type { WrittenPipeline } from './Pipeline';
import { pipelineSchema } from './pipelineSchema';
import { readServiceRef } from './servicesSchema';

/** @public */
export const pipelineType = 'pipeline';

/** @public */
export function isPipelineEntity(entity: Entity): boolean {
  return isResourceOfType(entity, pipelineType);
}

/**
 * Reads a `Resource` of `spec.type: pipeline`. Every mistake that shows in the entity alone comes as one sentence; what
 * needs the environments beside it is found by `pipelineOf`.
 *
 * @public
 */
export function parsePipeline(entity: Entity): Parsed<WrittenPipeline> {
  const parsed = pipelineSchema(entity.metadata.namespace).safeParse(entity);
  if (!parsed.success) {
    return { ok: false, mistakes: mistakesOf(entity, parsed.error) };
  }
  const { owner, services, sharedSince, stages } = parsed.data.spec;
  return {
    ok: true,
    value: {
      entityRef: stringifyEntityRef(entity),
      name: entity.metadata.name,
      title: entity.metadata.title,
      owner,
      services: services.map(service => serviceRef(service, entity)),
      sharedSince,
      stages: stages.map(stage => ({
        ...stage,
        title: stage.title ?? conventionalTitle(stage.name),
      })),
    },
  };
}

function serviceRef(service: string, entity: Entity): string {
  return readServiceRef(service, entity.metadata.namespace) ?? service;
}
