import { useEffect, useRef } from 'react';
import {
  Button,
  ButtonLink,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Skeleton,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import { LoadFailure } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { DeploymentProgress, useDeployment } from '../DeploymentView';
import { useDeliveryLinks, useDeliveryWords } from '../shared';
import styles from './DeployProgress.module.css';

/** What the dialog becomes once the deployment is asked for. */
export function DeployProgress(props: {
  id: string;
  onSentAgain: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, retry } = useDeployment(props.id);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const body = useRef<HTMLDivElement>(null);

  // The button that was pressed is gone: without this the focus would be nowhere.
  useEffect(() => body.current?.focus(), []);

  return (
    <>
      <DialogHeader>
        {data
          ? t('progress.title', {
              version: words.nameOfVersion(data.deployment),
              environment: data.deployment.environment,
            })
          : t('progress.loading')}
      </DialogHeader>
      <DialogBody>
        <div ref={body} tabIndex={-1} className={styles.body}>
          {error && (
            <LoadFailure
              error={error}
              title={t('progress.failure')}
              stale={data !== undefined}
              onRetry={retry}
            />
          )}
          {!data && !error && <Skeleton width="100%" height={160} />}
          {data && (
            <DeploymentProgress
              details={data}
              onChanged={retry}
              onSentAgain={props.onSentAgain}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        {data && !isEnded(data.deployment) && (
          <span className={styles.hint}>{t('dialog.closeHint')}</span>
        )}
        <ButtonLink variant="tertiary" href={links.deployment(props.id)}>
          {t('progress.openPage')}
        </ButtonLink>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.close')}
        </Button>
      </DialogFooter>
    </>
  );
}
