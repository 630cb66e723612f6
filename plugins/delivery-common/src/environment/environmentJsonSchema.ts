import type { JsonObject } from '@backstage/types';
import { jsonSchemaOf } from '../entity/jsonSchemaOf';
import { conventionalEnvironments } from './conventionalEnvironments';
import { environmentSchema } from './environmentSchema';
import type { EnvironmentVocabulary } from './EnvironmentVocabulary';

/**
 * The shape of an environment's `spec` as JSON schema, for the catalog's model and for editors. It says less than
 * `parseEnvironment`: not what only a rule can tell, and not in sentences.
 *
 * @public
 */
export function environmentJsonSchema(
  vocabulary: EnvironmentVocabulary = {},
): JsonObject {
  return jsonSchemaOf(
    environmentSchema(vocabulary, conventionalEnvironments[0].name),
  );
}
