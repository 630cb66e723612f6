import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  parsePipeline,
  pipelineType,
} from '@mainline/backstage-plugin-delivery-common';
import type { WrittenPipeline } from '@mainline/backstage-plugin-delivery-common';
import type { CheckContext } from '@mainline/backstage-plugin-onboarding-node';
import { askPlugin } from '../askPlugin';

/** The written pipelines by the services that they are written for; those that can't be read are left out, as delivery does. */
export function readPipelines(
  options: { auth: AuthService; catalog: CatalogService },
  context: Pick<CheckContext, 'once'>,
): Promise<Map<string, WrittenPipeline>> {
  return context.once('catalog.pipelines', () =>
    askPlugin('catalog', async () => {
      const written: WrittenPipeline[] = [];
      for await (const page of options.catalog.streamEntities(
        { filter: { kind: 'resource', 'spec.type': pipelineType } },
        { credentials: await options.auth.getOwnServiceCredentials() },
      )) {
        written.push(...page.flatMap(readable));
      }
      // As delivery does where two are written for one service: the first by entity ref counts.
      written.sort((a, b) => (a.entityRef < b.entityRef ? 1 : -1));
      return new Map(
        written.flatMap(each => each.services.map(ref => [ref, each] as const)),
      );
    }),
  );
}

function readable(entity: Entity): WrittenPipeline[] {
  const parsed = parsePipeline(entity);
  return parsed.ok ? [parsed.value] : [];
}
