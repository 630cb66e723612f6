import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CollectingLag } from '@mainline/backstage-plugin-ci-common';
import {
  formatDuration,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { FigureList } from './FigureList';
import { OperationsCard } from './OperationsCard';
import { useOperationsLinks } from './useOperationsLinks';
import { useTimeText } from './useTimeText';

/** How far the facts lie behind. */
export function LagCard(props: { lag: CollectingLag }) {
  const { repositories, completeUpTo, p50Ms, p95Ms, lateAfterMs } = props.lag;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const time = useTimeText();
  const links = useOperationsLinks();
  const length = (ms: number | undefined) =>
    ms === undefined ? '–' : formatDuration(ms, locale);
  const counted = (trouble: 'late' | 'failing' | 'unread', label: string) => ({
    label,
    value: repositories[trouble],
    bad: repositories[trouble] > 0,
    href: repositories[trouble] > 0 ? links.repositories(trouble) : undefined,
  });

  return (
    <OperationsCard
      title={t('operations.lag.title')}
      figure={length(p95Ms)}
      note={t(
        p95Ms === undefined ? 'operations.lag.none' : 'operations.lag.p95',
      )}
    >
      <FigureList
        rows={[
          { label: t('operations.lag.p50'), value: length(p50Ms) },
          { label: t('operations.lag.oldest'), value: time(completeUpTo) },
          counted(
            'late',
            t('operations.lag.late', { limit: length(lateAfterMs) }),
          ),
          counted('failing', t('operations.lag.failing')),
          counted('unread', t('operations.lag.unread')),
        ]}
      />
    </OperationsCard>
  );
}
