import { useApi } from '@backstage/core-plugin-api';
import type {
  Checklist,
  ChecklistProgress,
  OnboardingApi,
  ProgressPage,
  ProgressQuery,
} from '@mainline/backstage-plugin-onboarding-common';
import { useOwnership } from '@mainline/backstage-plugin-mainline-react';
import { getProgressOf, onboardingApiRef, useOnboardingData } from '../../api';
import type { OnboardingFilters } from './onboardingFilters';

export const pageSize = 100;

/** Services as far as the reader has asked for, those of the reader's own teams apart. */
export interface ProgressView {
  checklists: Checklist[];
  /** The one that is shown. */
  checklist: Checklist | undefined;
  mine: ChecklistProgress[];
  others: ChecklistProgress[];
  counts: ProgressPage['counts'];
  totalItems: number;
  /** How many of `totalItems` were read. */
  read: number;
}

export function useProgress(filters: OnboardingFilters) {
  const onboarding = useApi(onboardingApiRef);
  const ownership = useOwnership();
  const own = ownership.refs ?? [];
  const isKnown = ownership.refs !== undefined;

  const progress = useOnboardingData<ProgressView>(
    isKnown
      ? ['onboarding:progress', JSON.stringify([filters, own])]
      : undefined,
    () => readView(onboarding, filters, own),
  );
  return {
    ...progress,
    error: progress.error ?? ownership.error,
    isLoading: progress.isLoading || (!isKnown && !ownership.error),
  };
}

async function readView(
  onboarding: OnboardingApi,
  filters: OnboardingFilters,
  own: string[],
): Promise<ProgressView> {
  const { checklists } = await onboarding.getChecklists();
  const checklist =
    checklists.find(({ name }) => name === filters.checklist) ?? checklists[0];
  const query: ProgressQuery = {
    checklist: checklist?.name,
    open: filters.open || undefined,
    limit: pageSize,
  };
  const isOwn = ({ owner }: ChecklistProgress) =>
    owner !== undefined && own.includes(owner);
  const pages = Math.max(1, filters.pages ?? 1);
  const readOwn = (upTo: number) =>
    readPages(
      cursor => getProgressOf(onboarding, own, { ...query, cursor }),
      upTo,
    );

  const all = filters.mine
    ? await readOwn(pages)
    : await readPages(
        cursor =>
          onboarding.getProgress({ ...query, owner: filters.owner, cursor }),
        pages,
      );
  // Those of the reader's teams stand above the rest, wherever in the list they would come.
  const isNarrowed = filters.mine || filters.owner.length > 0;
  const mine = isNarrowed
    ? all.items.filter(isOwn)
    : (await readOwn(Number.MAX_SAFE_INTEGER)).items;
  return {
    checklists,
    checklist,
    mine,
    others: all.items.filter(each => !isOwn(each)),
    counts: all.counts,
    totalItems: all.totalItems,
    read: all.items.length,
  };
}

async function readPages(
  read: (cursor?: string) => Promise<ProgressPage>,
  pages: number,
): Promise<ProgressPage> {
  const first = await read();
  const items = [...first.items];
  let cursor = first.nextCursor;
  for (let page = 1; page < pages && cursor; page++) {
    const next = await read(cursor);
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, nextCursor: cursor };
}
