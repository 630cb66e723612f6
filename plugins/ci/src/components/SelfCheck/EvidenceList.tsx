import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheck,
  SelfCheckQuestion,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { useRowKeys } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import styles from './Evidence.module.css';
import type { EvidenceVerdict } from './evidenceFilters';
import { EvidenceRow } from './EvidenceRow';
import rowStyles from './EvidenceRow.module.css';
import { useFormats } from './useFormats';

const pageSize = 50;

/** What was weighed for one question, newest first. */
export function EvidenceList(props: {
  document: ServiceSelfCheck & { selfCheck: SelfCheck };
  question: SelfCheckQuestion;
  /** Only these; none: all. */
  verdicts: EvidenceVerdict[];
}) {
  const { document, question, verdicts } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const formats = useFormats(document.rules);
  const rowKeys = useRowKeys();
  const [pages, setPages] = useState(1);

  const { evidence } = document.selfCheck[question];
  const fitting = evidence.filter(
    ({ verdict }) => verdicts.length === 0 || verdicts.includes(verdict),
  );
  const shown = fitting.slice(0, pages * pageSize);
  const left = fitting.length - shown.length;
  const title = words.name(question);

  return (
    <div className={styles.list}>
      <Text as="h4" variant="body-small" color="secondary" weight="bold">
        {title} · {fitting.length}
      </Text>
      {fitting.length === 0 && (
        <p className={styles.empty}>
          {t(
            evidence.length === 0
              ? 'selfCheck.evidence.empty'
              : 'selfCheck.evidence.filtered',
          )}
        </p>
      )}
      {fitting.length > 0 && (
        // Keys move between the links inside.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ul className={rowStyles.list} aria-label={title} onKeyDown={rowKeys}>
          {shown.map(each => (
            <EvidenceRow
              key={each.id}
              evidence={each}
              document={document}
              formats={formats}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <div className={styles.more}>
          <Button
            variant="secondary"
            size="small"
            onPress={() => setPages(pages + 1)}
          >
            {t('selfCheck.evidence.more', {
              number: String(Math.min(left, pageSize)),
            })}
          </Button>
          <span>
            {t('selfCheck.evidence.shown', {
              shown: String(shown.length),
              total: String(fitting.length),
            })}
          </span>
        </div>
      )}
    </div>
  );
}
