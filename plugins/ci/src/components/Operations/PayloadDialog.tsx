import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { OpenDelivery } from '@mainline/backstage-plugin-ci-common';
import {
  CopyBlock,
  formatInstantInList,
  LoadFailure,
  useLiveData,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import styles from './Dialogs.module.css';
import { operationsChannel } from './operationsChannel';

/** All that a delivery said, as it came. */
export function PayloadDialog(props: {
  delivery: OpenDelivery;
  onClose: () => void;
}) {
  const { source, hook, id, event, receivedAt, reason } = props.delivery;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const { data, error, retry } = useLiveData(
    ['ci:operations-delivery', source, hook, id],
    () => operations.getDelivery({ source, hook, id }),
    { channel: operationsChannel },
  );
  const rows = [
    [t('operations.deliveries.reason'), reason],
    [
      t('operations.deliveries.received'),
      formatInstantInList(receivedAt, locale),
    ],
    [t('operations.deliveries.repository'), props.delivery.repository],
    [t('operations.deliveries.hook'), `${source} ${hook}`],
  ];

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(1100px, 94vw)"
      height="84vh"
    >
      <DialogHeader>
        {t('operations.deliveries.payloadTitle', { event, id })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <dl className={styles.known}>
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value ?? '–'}</dd>
              </div>
            ))}
          </dl>
          {error && (
            <LoadFailure
              error={error}
              title={t('operations.deliveries.payloadFailure')}
              stale={data !== undefined}
              onRetry={retry}
            />
          )}
          {!data && !error && (
            <div
              role="status"
              aria-label={t('operations.deliveries.payloadLoading')}
            >
              <Skeleton width="100%" height={320} />
            </div>
          )}
          {data && <CopyBlock text={JSON.stringify(data.payload, null, 2)} />}
        </div>
      </DialogBody>
    </Dialog>
  );
}
