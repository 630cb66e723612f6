import { NotFoundError } from '@backstage/errors';
import type {
  Checklist,
  ChecklistItem,
} from '@mainline/backstage-plugin-onboarding-common';

/** Throws `NotFoundError` with the names that there are. */
export function findChecklist(
  checklists: Checklist[],
  name: string,
): Checklist {
  const found = checklists.find(each => each.name === name);
  if (!found) {
    throw new NotFoundError(
      `There is no checklist '${name}': there are ${checklists
        .map(each => each.name)
        .join(', ')}.`,
    );
  }
  return found;
}

/** Throws `NotFoundError` with the names that there are. */
export function findItem(checklist: Checklist, name: string): ChecklistItem {
  const found = checklist.items.find(each => each.name === name);
  if (!found) {
    throw new NotFoundError(
      `The checklist '${
        checklist.name
      }' has no item '${name}': it has ${checklist.items
        .map(each => each.name)
        .join(', ')}.`,
    );
  }
  return found;
}
