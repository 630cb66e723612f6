import { Link, VisuallyHidden } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CandidateStage } from '@mainline/backstage-plugin-delivery-common';
import { Age, StateMark } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { markOfStage, useDeliveryLinks, useDeliveryWords } from '../shared';
import styles from './StageText.module.css';

/** How a candidate stands in a stage; leads to the deployment or the run that it rests on. */
export function StageText(props: { stage: CandidateStage; service: string }) {
  const { stage } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const word = words.ofStage(stage.state);

  if (stage.state === 'waiting' && !stage.running) {
    return (
      <span className={styles.waiting} title={word}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{word}</VisuallyHidden>
      </span>
    );
  }
  const text = (
    <span className={stage.state === 'passed' ? styles.line : styles.root}>
      <span className={styles.line}>
        <StateMark
          state={markOfStage(stage.state)}
          word={word}
          shapeOnly={stage.state === 'passed'}
          size={13}
        />
        {stage.running && stage.state !== 'running' && (
          <StateMark
            state="running"
            word={t('stage.again')}
            shapeOnly
            size={12}
          />
        )}
      </span>
      {stage.since && <Age at={stage.since} className={styles.age} />}
    </span>
  );
  const href = hrefOf();
  return href ? (
    <Link href={href} color="primary" standalone className={styles.link}>
      {text}
    </Link>
  ) : (
    text
  );

  function hrefOf(): string | undefined {
    if (stage.deploymentId) return links.deployment(stage.deploymentId);
    return stage.runId
      ? links.run(props.service, { id: stage.runId })
      : undefined;
  }
}
