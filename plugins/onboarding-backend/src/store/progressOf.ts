import { say } from '@mainline/backstage-plugin-onboarding-common';
import type {
  Checklist,
  ChecklistProgress,
  ItemProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import type { ProgressRow, ServiceRow } from './rows';

/** How a service stands with a checklist, from what is stored. An item that came after the last round was not checked yet. */
export function progressOf(
  checklist: Checklist,
  service: Pick<
    ServiceRow,
    'entity_ref' | 'name' | 'title' | 'owner' | 'since'
  >,
  row: Pick<ProgressRow, 'items' | 'checked_at'> | undefined,
): ChecklistProgress {
  const stored: ItemProgress[] = row ? JSON.parse(row.items) : [];
  const items = checklist.items.map(
    ({ name, by }): ItemProgress =>
      stored.find(each => each.item === name) ??
      ('check' in by
        ? {
            item: name,
            state: 'cannot-tell',
            result: {
              state: 'cannot-tell',
              ...say('round.notChecked'),
            },
            since: service.since,
          }
        : { item: name, state: 'open', since: service.since }),
  );
  return {
    checklist: checklist.name,
    service: service.entity_ref,
    serviceTitle: service.title ?? service.name,
    owner: service.owner ?? undefined,
    items,
    done: items.filter(({ state }) => state === 'done').length,
    total: items.length,
    checkedAt: row?.checked_at ?? undefined,
  };
}
