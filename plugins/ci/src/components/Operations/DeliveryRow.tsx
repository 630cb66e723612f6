import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  OpenDelivery,
  OpenDeliveryState,
} from '@mainline/backstage-plugin-ci-common';
import { Age, MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { DeedFailure } from './DeedFailure';
import { PayloadDialog } from './PayloadDialog';
import styles from './Section.module.css';
import { SetAsideDialog } from './SetAsideDialog';
import { useDeed } from './useDeed';

/** One delivery: what it was about, why it was not applied, and what can be done about it. */
export function DeliveryRow(props: {
  delivery: OpenDelivery;
  state: OpenDeliveryState;
  mayUpdate: boolean;
  onChanged: () => void;
}) {
  const { delivery, state, mayUpdate, onChanged } = props;
  const { event, repository, reason, tries, receivedAt } = delivery;
  const { source, hook, id } = delivery;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const [open, setOpen] = useState<'payload' | 'set-aside'>();
  const close = () => setOpen(undefined);
  const retry = useDeed(
    () => operations.retryDeliveries({ keys: [{ source, hook, id }] }),
    onChanged,
  );
  const named = {
    event,
    repository: repository ?? t('operations.deliveries.noRepository'),
  };

  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <button
          type="button"
          className={styles.opens}
          aria-label={t('operations.deliveries.open', { event })}
          onClick={() => setOpen('payload')}
          data-row-link
        >
          {event}
        </button>
        <span className={styles.muted}>
          <MiddleTruncate text={named.repository} keep={16} />
        </span>
      </span>
      <span className={`${styles.why} ${styles.bad}`}>{reason}</span>
      <span className={styles.when}>
        <Age at={receivedAt} />
        {tries > 0 && (
          <span>{t('operations.deliveries.tries', { count: tries })}</span>
        )}
      </span>
      <span className={styles.actions}>
        {mayUpdate && state !== 'pending' && (
          <Button
            size="small"
            variant="secondary"
            isPending={retry.pending}
            aria-label={t('operations.deliveries.retryOf', named)}
            onPress={retry.run}
          >
            {t('operations.deliveries.retry')}
          </Button>
        )}
        {mayUpdate && state === 'parked' && (
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('operations.deliveries.setAsideOf', named)}
            onPress={() => setOpen('set-aside')}
          >
            {t('operations.deliveries.setAside')}
          </Button>
        )}
      </span>
      {retry.failure && (
        <span className={styles.failure}>
          <DeedFailure
            title={t('operations.deliveries.retryFailure')}
            failure={retry.failure}
          />
        </span>
      )}
      {open === 'payload' && (
        <PayloadDialog delivery={delivery} onClose={close} />
      )}
      {open === 'set-aside' && (
        <SetAsideDialog
          delivery={delivery}
          onDone={() => {
            close();
            onChanged();
          }}
          onClose={close}
        />
      )}
    </li>
  );
}
