import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { isVisible } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ServiceRow } from '../directory';

/** The service that a person means by its name or entity ref; undefined where there is none that the reader may see. */
export async function findVisibleService(
  knex: Knex,
  asked: string,
  visible: Visibility,
): Promise<ServiceRow | undefined> {
  const entityRef = entityRefOf(asked);
  if (entityRef === undefined || !isVisible(visible, entityRef)) {
    return undefined;
  }
  return knex<ServiceRow>('services')
    .where({ entity_ref: entityRef, listed: true })
    .first();
}

function entityRefOf(asked: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(asked, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined; // No ref at all: there is no such service, which the caller says.
  }
}
