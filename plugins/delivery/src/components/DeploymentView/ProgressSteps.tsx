import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';
import {
  formatInstant,
  formatTimeOfDay,
  StateMark,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryWords } from '../shared';
import { progressSteps } from './progressSteps';
import styles from './ProgressSteps.module.css';

/** Requested, sent, run found, ended: where it is, and when it came there. */
export function ProgressSteps(props: { details: DeploymentDetails }) {
  const { details } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  const locale = useLocale();
  const now = useNow();
  return (
    <ol className={styles.root} aria-label={t('progress.label')}>
      {progressSteps(details).map(({ name, state, at }) => (
        <li
          key={name}
          className={`${styles.step} ${
            state === 'no-data' ? styles.ahead : ''
          }`}
          aria-current={
            state === 'running' || state === 'waiting' ? 'step' : undefined
          }
        >
          <StateMark
            state={state}
            word={
              name === 'ended' && state !== 'no-data'
                ? words.ofDeployment(details.deployment)
                : t(`progress.${name}`)
            }
            size={16}
          />
          {at && (
            <time
              className={styles.at}
              dateTime={at}
              title={formatInstant(at, locale)}
            >
              {formatTimeOfDay(at, { now, locale })}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
