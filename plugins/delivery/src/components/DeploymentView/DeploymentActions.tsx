import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type DeploymentDetails,
  isEnded,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { useDeliverySentence, useDeliveryWords } from '../shared';
import { ConfirmDeed } from './ConfirmDeed';
import styles from './DeploymentActions.module.css';
import { useIdempotencyKey } from './useIdempotencyKey';

/** What the reader may do to a deployment, or why they may not. */
export function DeploymentActions(props: {
  details: DeploymentDetails;
  onChanged: () => void;
  onSentAgain: (id: string) => void;
}) {
  const { deployment, cancel, sendAgain } = props.details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const words = useDeliveryWords();
  const sentenceOf = useDeliverySentence();
  const keyOf = useIdempotencyKey();
  if (deployment.origin === 'outside') return null;
  const said = {
    version: words.nameOfVersion(deployment),
    environment: deployment.environment,
  };

  if (!isEnded(deployment)) {
    return (
      <div className={styles.root}>
        {cancel.allowed ? (
          <ConfirmDeed
            open={t('progress.cancel')}
            title={t('progress.cancelTitle')}
            hint={t('progress.cancelHint', said)}
            yes={t('progress.cancelYes')}
            no={t('progress.cancelNo')}
            failure={t('progress.cancelFailure')}
            destructive
            onYes={async () => {
              await delivery.cancel(deployment.id);
              props.onChanged();
            }}
          />
        ) : (
          <p className={styles.why}>{sentenceOf(cancel)}</p>
        )}
      </div>
    );
  }
  if (deployment.state !== 'unknown' || deployment.sentAgainAs) return null;
  return (
    <div className={styles.root}>
      {sendAgain.allowed ? (
        <ConfirmDeed
          open={t('progress.sendAgain')}
          title={t('progress.sendAgainTitle')}
          hint={t(
            deployment.claim === 'none'
              ? 'progress.sendAgainTwice'
              : 'progress.sendAgainOnce',
            said,
          )}
          yes={t('progress.sendAgainYes', said)}
          no={t('progress.sendAgainNo')}
          failure={t('progress.sendAgainFailure')}
          destructive={deployment.claim === 'none'}
          onYes={async () => {
            const again = await delivery.sendAgain(deployment.id, {
              idempotencyKey: keyOf({ sendAgain: deployment.id }),
            });
            props.onSentAgain(again.id);
          }}
        />
      ) : (
        <p className={styles.why}>{sentenceOf(sendAgain)}</p>
      )}
    </div>
  );
}
