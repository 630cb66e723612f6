import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ReasonCode,
  SelfCheckEvidence,
  ServiceSelfCheck,
  SetAside,
} from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  AnswerMark,
  formatTimeOfDay,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { selfCheckMessages } from '../../translation/selfCheckMessages';
import { useNameOfPerson } from '../shared';
import styles from './EvidenceRow.module.css';
import { SubjectText } from './SubjectText';
import type { Formats } from './useFormats';

/** One thing that was weighed: how it counts, what it is, why, and when. */
export function EvidenceRow(props: {
  evidence: SelfCheckEvidence;
  document: ServiceSelfCheck;
  formats: Formats;
}) {
  const { evidence, document, formats } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const reason = useReasonText();
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <AnswerMark
          state={evidence.verdict}
          word={t(`selfCheck.verdict.${evidence.verdict}`)}
          shapeOnly
        />
      </span>
      <span className={styles.what}>
        <SubjectText
          subject={evidence.subject}
          document={document}
          formats={formats}
        />
      </span>
      <span className={styles.why}>
        {reason(evidence.reason)}
        {evidence.setAside && (
          <SetAsideText setAside={evidence.setAside} formats={formats} />
        )}
      </span>
      <span className={styles.took}>
        {evidence.workingMs !== undefined && (
          <span title={formats.workingWords(evidence.workingMs)}>
            {formats.workingLength(evidence.workingMs)}
          </span>
        )}
      </span>
      <Age at={evidence.at} className={styles.age} />
    </li>
  );
}

function useReasonText(): (reason: ReasonCode) => string {
  const { t } = useTranslationRef(ciTranslationRef);
  return reason =>
    // A newer server may know more.
    reason in selfCheckMessages.reason
      ? t(`selfCheck.reason.${reason}`)
      : t('selfCheck.evidence.unknownWord', { word: reason });
}

function SetAsideText(props: {
  setAside: SetAside & { was: SelfCheckEvidence['verdict'] };
  formats: Formats;
}) {
  const { setAside, formats } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const name = useNameOfPerson(setAside.by);
  const now = useNow();
  return (
    <span className={styles.aside}>
      {t('selfCheck.evidence.setAside', {
        name,
        time: formatTimeOfDay(setAside.at, { now, locale: formats.locale }),
        reason: setAside.reason,
        was: t(`selfCheck.verdict.${setAside.was}`),
      })}
    </span>
  );
}
