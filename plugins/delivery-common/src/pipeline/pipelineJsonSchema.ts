import type { JsonObject } from '@backstage/types';
import { jsonSchemaOf } from '../entity/jsonSchemaOf';
import { pipelineSchema } from './pipelineSchema';

/**
 * The shape of a pipeline's `spec` as JSON schema, for the catalog's model and for editors. It says less than
 * `parsePipeline`: not what only a rule can tell, and not in sentences.
 *
 * @public
 */
export function pipelineJsonSchema(): JsonObject {
  return jsonSchemaOf(pipelineSchema(undefined));
}
