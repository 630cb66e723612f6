import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact, chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type {
  Checklist,
  CheckResult,
  ItemProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import type { Knex } from 'knex';
import { chunkSize, lockServices, progressRowOf } from '../store';
import type { ConfirmationRow, ProgressRow, ServiceRow } from '../store';
import { foldChecked, foldConfirmed } from './foldItem';

/** What a round found. */
export interface RoundResults {
  at: Instant;
  /** Of a check, about a service. */
  resultOf: (check: string, entityRef: string) => CheckResult;
}

/**
 * Writes what a round found, some services at a time. What a later round has written already stands.
 *
 * @returns entity refs of the services that stand otherwise than before
 */
export async function storeResults(
  knex: Knex,
  checklists: Checklist[],
  entityRefs: string[],
  results: RoundResults,
): Promise<string[]> {
  await knex('progress')
    .whereNotIn(
      'checklist',
      checklists.map(({ name }) => name),
    )
    .delete();
  const changed: string[] = [];
  for (const chunk of chunksOf(entityRefs, chunkSize)) {
    changed.push(
      ...(await transact(knex, tx =>
        storeChunk(tx, checklists, chunk, results),
      )),
    );
  }
  return changed;
}

async function storeChunk(
  tx: Knex.Transaction,
  checklists: Checklist[],
  entityRefs: string[],
  results: RoundResults,
): Promise<string[]> {
  const { at } = results;
  const services = await lockServices(tx, entityRefs);
  const refs = services.map(row => row.entity_ref);
  const stored: ProgressRow[] = await tx('progress').whereIn('service', refs);
  const confirmations: ConfirmationRow[] = await tx('confirmations').whereIn(
    'service',
    refs,
  );
  const rows = checklists.flatMap(checklist =>
    services.flatMap((service): Array<{ row: ProgressRow; isNew: boolean }> => {
      const isOf = (row: { service: string; checklist: string }) =>
        row.service === service.entity_ref && row.checklist === checklist.name;
      const before = stored.find(isOf);
      if (before?.checked_at && before.checked_at > at) return [];
      const items = foldItems(checklist, service, {
        before: before ? JSON.parse(before.items) : [],
        confirmations: confirmations.filter(isOf),
        results,
      });
      const row = progressRowOf({
        service,
        checklist: checklist.name,
        items,
        checkedAt: at,
      });
      return [{ row, isNew: !isSame(row, before) }];
    }),
  );
  const changed = rows.filter(({ isNew }) => isNew).map(({ row }) => row);
  for (const some of chunksOf(changed, 50)) {
    await tx('progress')
      .insert(some)
      .onConflict(['service', 'checklist'])
      .merge();
  }
  await tx('progress')
    .whereIn('service', refs)
    .where(where =>
      where.whereNull('checked_at').orWhere('checked_at', '<', at),
    )
    .update({ checked_at: at });
  return [...new Set(changed.map(row => row.service))];
}

function foldItems(
  checklist: Checklist,
  service: ServiceRow,
  from: {
    before: ItemProgress[];
    confirmations: ConfirmationRow[];
    results: RoundResults;
  },
): ItemProgress[] {
  const { at, resultOf } = from.results;
  return checklist.items.map(({ name, by }) => {
    const before = from.before.find(({ item }) => item === name);
    if ('check' in by) {
      return foldChecked(
        name,
        resultOf(by.check, service.entity_ref),
        before,
        at,
      );
    }
    const row = from.confirmations.find(({ item }) => item === name);
    return foldConfirmed(name, row && confirmedOf(row), before, at);
  });
}

export function confirmedOf(
  row: Pick<ConfirmationRow, 'confirmed_by' | 'confirmed_at' | 'note'>,
): NonNullable<ItemProgress['confirmed']> {
  return {
    by: row.confirmed_by,
    at: row.confirmed_at,
    ...(row.note === null ? {} : { note: row.note }),
  };
}

function isSame(row: ProgressRow, before: ProgressRow | undefined): boolean {
  return (
    before !== undefined &&
    row.items === before.items &&
    row.owner === before.owner &&
    row.name_key === before.name_key
  );
}
