import { NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type {
  Checklist,
  ChecklistProgress,
  ItemProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import type { Knex } from 'knex';
import { foldConfirmed } from '../round';
import { lockServices, progressOf, writeProgress } from '../store';
import type { ProgressRow } from '../store';

/**
 * Stores that a person confirmed an item, in the place of whoever did before, or takes that back; and how the service stands then.
 *
 * @param confirmed - absent: it is taken back
 */
export async function changeConfirmation(
  knex: Knex,
  options: {
    service: string;
    checklist: Checklist;
    item: string;
    confirmed: ItemProgress['confirmed'];
    at: Instant;
  },
): Promise<ChecklistProgress> {
  const { service: ref, checklist, item, confirmed, at } = options;
  return transact(knex, async tx => {
    const [service] = await lockServices(tx, [ref]);
    if (!service) {
      throw new NotFoundError(`The service ${ref} has just been removed.`);
    }
    const key = { service: ref, checklist: checklist.name, item };
    if (confirmed) {
      await tx('confirmations')
        .insert({
          ...key,
          confirmed_by: confirmed.by,
          confirmed_at: confirmed.at,
          note: confirmed.note ?? null,
        })
        .onConflict(['service', 'checklist', 'item'])
        .merge();
    } else {
      await tx('confirmations').where(key).delete();
    }
    const row: ProgressRow | undefined = await tx('progress')
      .where({ service: ref, checklist: checklist.name })
      .first();
    const { items, checkedAt } = progressOf(checklist, service, row);
    const after = items.map(each =>
      each.item === item ? foldConfirmed(item, confirmed, each, at) : each,
    );
    await writeProgress(tx, {
      service,
      checklist: checklist.name,
      items: after,
      checkedAt,
    });
    return progressOf(checklist, service, {
      items: JSON.stringify(after),
      checked_at: checkedAt ?? null,
    });
  });
}
