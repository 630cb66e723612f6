import { Alert, Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Explanation } from '@mainline/backstage-plugin-delivery-common';
import {
  CopyBlock,
  LoadFailure,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { DigestText, useDeliverySentence, useDeliveryWords } from '../shared';
import { ChangeList } from './ChangeList';
import styles from './ExplanationView.module.css';

/** What a deployment would do, before it is made. */
export function ExplanationView(props: {
  explanation: Explanation | undefined;
  /** Whether it is about the present order; an older one stays on screen until the new one comes. */
  isCurrent: boolean;
  isAsked: boolean;
  error: Error | undefined;
  onRetry: () => void;
}) {
  const { explanation, isCurrent, isAsked, error } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);

  if (error && !isCurrent) {
    return (
      <LoadFailure
        error={error}
        title={t('dialog.explainFailure')}
        onRetry={props.onRetry}
      />
    );
  }
  return (
    <section
      className={`${styles.root} ${isCurrent || !isAsked ? '' : styles.old}`}
      aria-label={t('dialog.explained')}
      aria-live="polite"
      aria-busy={isAsked && !isCurrent}
    >
      {!isAsked && (
        <Text as="p" color="secondary">
          {t('dialog.choose')}
        </Text>
      )}
      {isAsked && !explanation && (
        <div role="status" aria-label={t('dialog.explaining')}>
          <Skeleton width="60%" height={24} />
          <Skeleton width="100%" height={84} />
        </div>
      )}
      {explanation && <Told explanation={explanation} />}
    </section>
  );
}

function Told(props: { explanation: Explanation }) {
  const { explanation } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  const sentenceOf = useDeliverySentence();
  const { current, version, direction, environment, workflow } = explanation;
  const general = explanation.obstacles.filter(each => !each.field);

  return (
    <>
      {general.length > 0 && (
        <Alert
          status="danger"
          icon
          title={t('dialog.stopped')}
          description={general.map(sentenceOf).join(' ')}
        />
      )}
      {version && (
        <p className={styles.way}>
          <span className={styles.label}>{t('explanation.now')}</span>
          <span className={styles.version}>
            {current ? words.ofVersion(current) : t('explanation.nothing')}
          </span>
          <span aria-hidden>→</span>
          <span className={styles.label}>{t('explanation.then')}</span>
          <span className={styles.version}>{version.version}</span>
          {direction === 'back' && (
            <span className={styles.back}>{t('explanation.back')}</span>
          )}
        </p>
      )}
      {version && direction === 'first' && (
        <p className={styles.note}>{t('explanation.first', { environment })}</p>
      )}
      {/* Where the backend says more of it, once is enough. */}
      {version && direction === 'same' && explanation.remarks.length === 0 && (
        <p className={styles.note}>
          {t('explanation.same', { version: version.version })}
        </p>
      )}
      {version && direction === 'unknown' && (
        <p className={styles.note}>{t('explanation.unknown')}</p>
      )}
      {explanation.remarks.map(remark => (
        <p key={remark.sentence} className={styles.remark}>
          {sentenceOf(remark)}
        </p>
      ))}
      {version && <ChangeList explanation={explanation} />}
      <div className={styles.how}>
        {explanation.digest && (
          <p className={styles.note}>
            {t('explanation.artifact')}{' '}
            <DigestText digest={explanation.digest} />
          </p>
        )}
        {workflow && (
          <p className={styles.note}>
            {t('explanation.workflow', {
              workflow: workflow.name,
              repository: workflow.repository,
              ref: workflow.ref,
            })}
          </p>
        )}
        <p className={styles.note}>
          {t(
            explanation.effect === 'exactly-once'
              ? 'explanation.exactlyOnce'
              : 'explanation.atMostOnce',
          )}
        </p>
      </div>
      <div className={styles.command}>
        <span className={styles.label}>{t('explanation.command')}</span>
        <CopyBlock text={explanation.command} />
      </div>
    </>
  );
}
