import type { Service } from '@mainline/backstage-plugin-ci-common';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { slugKey } from '../facts/rows';

const chunkSize = 500;

/** Every repository name that a service is mapped to is looked for, soon; a name that no service has any more is not. */
export async function syncLocators(
  tx: Knex.Transaction,
  services: Service[],
  now: Date,
): Promise<void> {
  const wanted = services.flatMap(({ mapping }) =>
    mapping.mapped
      ? {
          host: mapping.repository.host,
          slug_key: slugKey(mapping.repository.slug),
          slug: mapping.repository.slug,
          next_read_at: now.toISOString(),
        }
      : [],
  );
  for (const chunk of chunksOf(wanted, chunkSize)) {
    await tx('repository_locators')
      .insert(chunk)
      .onConflict(['host', 'slug_key'])
      .ignore();
  }
  await tx('repository_locators')
    .whereNotExists(
      tx('services')
        .select(tx.raw('1'))
        .whereRaw('services.host = repository_locators.host')
        .whereRaw('services.slug_key = repository_locators.slug_key'),
    )
    .delete();
}
