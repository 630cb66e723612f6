import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { OnIt } from '@mainline/backstage-plugin-ci-common';
import { StateMark, useNow } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useNameOfPerson } from '../shared';
import styles from './AnswerCard.module.css';
import type { Formats } from './useFormats';

/** The running clock of a red that is now: only working time runs on it. */
export function RedNow(props: {
  redAt: string;
  formats: Formats;
  onIt: OnIt | undefined;
}) {
  const { formats, onIt } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const now = new Date(useNow()).toISOString();
  return (
    <p className={styles.red}>
      <StateMark
        state="failing"
        word={t('selfCheck.figure.redNow', {
          duration: formats.workingWords(
            formats.workingTime.msBetween(props.redAt, now),
          ),
        })}
      />
      {onIt ? <By by={onIt.by} /> : <span>{t('onIt.nobody')}</span>}
    </p>
  );
}

function By(props: { by: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  return <span>{t('onIt.by', { name: useNameOfPerson(props.by) })}</span>;
}
