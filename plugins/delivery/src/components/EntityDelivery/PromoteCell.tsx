import { Button, ButtonIcon } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CandidateStage } from '@mainline/backstage-plugin-delivery-common';
import { RiRestartLine } from '@remixicon/react';
import { deliveryTranslationRef } from '../../translation';
import styles from './CandidateTable.module.css';
import { StageText } from './StageText';

/**
 * The stage that a candidate may go to next: Promote, or the same again beside how it ended before. Quiet, the button is
 * seen while the row is pointed at or has the focus; it can always be reached.
 */
export function PromoteCell(props: {
  stage: CandidateStage;
  service: string;
  isQuiet: boolean;
  label: string;
  onPromote: () => void;
}) {
  const { stage, label, onPromote } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (stage.state === 'waiting') {
    const promote = (
      <Button
        size="small"
        variant="secondary"
        aria-label={label}
        onPress={onPromote}
      >
        {t('candidates.promote')}
      </Button>
    );
    if (!props.isQuiet) return promote;
    return (
      <span className={styles.quiet}>
        <span className={styles.rest}>
          <StageText stage={stage} service={props.service} />
        </span>
        <span className={styles.deed}>{promote}</span>
      </span>
    );
  }
  return (
    <span className={styles.next}>
      <StageText stage={stage} service={props.service} />
      <span className={props.isQuiet ? styles.deed : undefined}>
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiRestartLine />}
          aria-label={label}
          onPress={onPromote}
        />
      </span>
    </span>
  );
}
