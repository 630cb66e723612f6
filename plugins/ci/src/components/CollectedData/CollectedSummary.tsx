import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type CiSummary,
  outcomeOf,
} from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './CollectedSummary.module.css';
import { ContradictionList } from './ContradictionList';
import { CountTable } from './CountTable';
import { InboxCounts } from './InboxCounts';

/** The counts, then what in them needs an explanation. */
export function CollectedSummary(props: { summary: CiSummary }) {
  const { repositories, services, runs, contradictions, inbox } = props.summary;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const totals = [
    { label: t('data.repositories'), count: repositories },
    { label: t('data.services'), count: services },
    { label: t('data.runs'), count: runs.total },
  ];

  return (
    <div className={styles.root}>
      <dl className={styles.totals}>
        {totals.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count.toLocaleString(locale)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.tables}>
        <CountTable
          title={t('data.byStatus')}
          word={t('data.status')}
          counts={runs.byStatus}
          // That a run is completed does not say how it ended.
          stateOf={status =>
            status === 'completed' ? 'neutral' : outcomeOf({ status })
          }
        />
        <CountTable
          title={t('data.byConclusion')}
          word={t('data.conclusion')}
          counts={runs.byConclusion}
          stateOf={conclusion => outcomeOf({ status: 'completed', conclusion })}
        />
      </div>
      <section className={styles.section}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('data.contradictions')} · {contradictions.length}
        </Text>
        <Text as="p" color="secondary">
          {t(
            contradictions.length > 0
              ? 'data.contradictionsHint'
              : 'data.contradictionsNone',
          )}
        </Text>
        <ContradictionList contradictions={contradictions} />
      </section>
      <section className={styles.section}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('data.inbox')}
        </Text>
        <Text as="p" color="secondary">
          {t('data.inboxHint')}
        </Text>
        <InboxCounts inbox={inbox} />
      </section>
    </div>
  );
}
