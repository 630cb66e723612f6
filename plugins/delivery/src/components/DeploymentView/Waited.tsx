import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';
import {
  formatDuration,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { stageOfDeployment } from '../shared';
import styles from './DeploymentProgress.module.css';
import { waitsSince } from './waitsSince';

/** Of a deployment on its way: for how long it stands where it stands, and what comes next. */
export function Waited(props: { details: DeploymentDetails }) {
  const { details } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const locale = useLocale();
  const now = useNow('second');
  const since = waitsSince(details);
  const cancelling = details.events.filter(({ action }) =>
    ['cancel-requested', 'cancel-failed'].includes(action),
  );
  const isBeingCancelled = cancelling.at(-1)?.action === 'cancel-requested';
  const stage = stageOfDeployment(details.deployment);
  switch (stage) {
    case 'requested':
    case 'sending':
    case 'looking':
    case 'waiting':
    case 'running':
      return (
        <p className={styles.note}>
          {since && (
            <span className={styles.since}>
              {t('progress.since', {
                duration: formatDuration(now - Date.parse(since), locale),
              })}
            </span>
          )}{' '}
          {t(
            isBeingCancelled
              ? 'progress.next.cancelled'
              : `progress.next.${stage}`,
          )}
        </p>
      );
    default:
      return null;
  }
}
