import { Button, ButtonIcon } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CandidateStage } from '@mainline/backstage-plugin-delivery-common';
import { RiRestartLine } from '@remixicon/react';
import { deliveryTranslationRef } from '../../translation';
import styles from './CandidateTable.module.css';
import { StageText } from './StageText';

/** The stage that a candidate may go to next: Promote, or the same again beside how it ended before. */
export function PromoteCell(props: {
  stage: CandidateStage;
  service: string;
  label: string;
  onPromote: () => void;
}) {
  const { stage, label, onPromote } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (stage.state === 'waiting') {
    return (
      <Button
        size="small"
        variant="secondary"
        aria-label={label}
        onPress={onPromote}
      >
        {t('candidates.promote')}
      </Button>
    );
  }
  return (
    <span className={styles.next}>
      <StageText stage={stage} service={props.service} />
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiRestartLine />}
        aria-label={label}
        onPress={onPromote}
      />
    </span>
  );
}
