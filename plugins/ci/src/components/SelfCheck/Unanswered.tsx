import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ServiceHealth,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { NoDataTitle } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { NotMapped, useSourceErrorOf } from '../shared';
import styles from './Unanswered.module.css';

/** Why nothing was answered yet, and what to do about it or wait for. */
export function Unanswered(props: {
  document: ServiceSelfCheck;
  health: ServiceHealth | undefined;
}) {
  const { document, health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const sourceErrorOf = useSourceErrorOf();
  const { mapping } = document.service;
  if (!mapping.mapped) return <NotMapped mapping={mapping} />;

  let why: string = t('selfCheck.unanswered.reading');
  const sentence = health && sourceErrorOf(health);
  if (sentence) {
    why = t('selfCheck.unanswered.unreadable', { sentence });
  } else if (health?.completeUpTo) {
    why = t('selfCheck.unanswered.waiting');
  }
  return (
    <section className={styles.root}>
      <NoDataTitle title={t('selfCheck.unanswered.title')} />
      <Text as="p">{why}</Text>
      <ol className={styles.questions}>
        <li>{t('selfCheck.question.daily')}</li>
        <li>{t('selfCheck.question.tested')}</li>
        <li>{t('selfCheck.question.fixing')}</li>
      </ol>
    </section>
  );
}
