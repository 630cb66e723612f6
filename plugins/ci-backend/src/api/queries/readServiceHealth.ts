import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isVisible } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { healthRows, rowToHealth, selectHealth } from './healthRows';
import type { HealthAnswerRow } from './healthRows';
import { noSuchService } from './noSuchService';

/** Throws `NotFoundError` where there is no such service, for this reader. */
export async function readServiceHealth(
  knex: Knex,
  entityRef: string,
  options: { visible: Visibility; lateBefore: string },
): Promise<ServiceHealth> {
  const { visible, lateBefore } = options;
  const row: HealthAnswerRow | undefined = isVisible(visible, entityRef)
    ? await selectHealth(knex, healthRows(knex))
        .where('service_health.entity_ref', entityRef)
        .first()
    : undefined;
  if (!row) throw noSuchService(entityRef);
  return rowToHealth(row, lateBefore);
}
