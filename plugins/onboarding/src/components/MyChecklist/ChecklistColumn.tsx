import { Link, Skeleton } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ChecklistProgress,
  OnboardingApi,
} from '@mainline/backstage-plugin-onboarding-common';
import type { ServiceCellProps } from '@mainline/backstage-plugin-mainline-react';
import { onboardingApiRef, useOnboardingData } from '../../api';
import { onboardingTranslationRef } from '../../translation';
import { useOnboardingLinks } from '../shared';

/** The head of {@link ChecklistCell}. */
export function ChecklistTitle() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  return <>{t('mine.column')}</>;
}

/** How far a service is with its checklist. The cells of a list read it together, once. */
export function ChecklistCell(props: ServiceCellProps) {
  const { entityRef, owners } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const onboarding = useApi(onboardingApiRef);
  const links = useOnboardingLinks();
  const { data, error } = useOnboardingData(['onboarding:column', owners], () =>
    readProgress(onboarding, owners),
  );
  if (error && !data) {
    return <span title={error.message}>{t('mine.unread')}</span>;
  }
  if (!data) return <Skeleton width="60%" height={14} />;
  const progress = data.get(entityRef);
  if (!progress) return <span>–</span>;
  return (
    <Link
      href={links.tab(entityRef)}
      variant="body-small"
      color="primary"
      standalone
    >
      {t('progress.text', {
        done: String(progress.done),
        total: String(progress.total),
      })}
    </Link>
  );
}

/** By service; of the first checklist, which is what "the checklist" means where there is room for one. */
async function readProgress(
  onboarding: OnboardingApi,
  owner: string[],
): Promise<Map<string, ChecklistProgress>> {
  const { checklists } = await onboarding.getChecklists();
  const found = new Map<string, ChecklistProgress>();
  if (checklists.length === 0) return found;
  let cursor: string | undefined;
  do {
    const page = await onboarding.getProgress({
      checklist: checklists[0].name,
      owner,
      limit: 200,
      cursor,
    });
    for (const progress of page.items) found.set(progress.service, progress);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
