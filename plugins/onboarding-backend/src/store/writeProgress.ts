import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { ItemProgress } from '@mainline/backstage-plugin-onboarding-common';
import type { Knex } from 'knex';
import type { ProgressRow, ServiceRow } from './rows';

/** Writes how a service stands with a checklist. Its row of `services` is locked by the caller. */
export async function writeProgress(
  tx: Knex.Transaction,
  options: {
    service: ServiceRow;
    checklist: string;
    items: ItemProgress[];
    checkedAt: Instant | undefined;
  },
): Promise<void> {
  await tx('progress')
    .insert(progressRowOf(options))
    .onConflict(['service', 'checklist'])
    .merge();
}

export function progressRowOf(options: {
  service: ServiceRow;
  checklist: string;
  items: ItemProgress[];
  checkedAt: Instant | undefined;
}): ProgressRow {
  const { service, checklist, items, checkedAt } = options;
  const open = items.filter(({ state }) => state === 'open').length;
  return {
    service: service.entity_ref,
    checklist,
    items: JSON.stringify(items),
    owner: service.owner,
    name_key: (service.title ?? service.name).toLocaleLowerCase('en-US'),
    // Zero below zero is another number to JavaScript.
    rank: open === 0 ? 0 : -open,
    open: open > 0,
    complete: items.every(({ state }) => state === 'done'),
    checked_at: checkedAt ?? null,
  };
}
