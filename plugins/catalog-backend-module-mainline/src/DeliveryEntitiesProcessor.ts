import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  isEnvironmentEntity,
  isPipelineEntity,
  parseEnvironment,
  parsePipeline,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  EnvironmentVocabulary,
  Mistake,
  Parsed,
} from '@mainline/backstage-plugin-delivery-common';

/** Before the catalog's own model, whose priority is the default of 20: the first error is the one that is shown. */
const beforeTheModel = 10;

/**
 * Refuses environments and pipelines with mistakes, with a sentence for each: a model layer alone can only say what
 * ajv says.
 */
export class DeliveryEntitiesProcessor implements CatalogProcessor {
  constructor(private readonly vocabulary: EnvironmentVocabulary) {}

  getProcessorName(): string {
    return 'DeliveryEntitiesProcessor';
  }

  getPriority(): number {
    return beforeTheModel;
  }

  /** @throws InputError with the sentences of all mistakes */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (isEnvironmentEntity(entity)) {
      return accept(parseEnvironment(entity, this.vocabulary));
    }
    if (isPipelineEntity(entity)) return accept(parsePipeline(entity));
    return false;
  }
}

function accept(parsed: Parsed<unknown>): true {
  if (parsed.ok) return true;
  throw new InputError(inOneText(parsed.mistakes));
}

function inOneText(mistakes: Mistake[]): string {
  return mistakes.map(mistake => mistake.sentence).join(' ');
}
