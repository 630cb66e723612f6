import type { Obstacle } from '@mainline/backstage-plugin-delivery-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { useDeliverySentence } from '../shared';
import styles from './FieldObstacles.module.css';

/** What stops the deployment because of this field, below it. */
export function FieldObstacles(props: {
  id: string;
  field: Obstacle['field'];
  obstacles: Obstacle[];
}) {
  const sentenceOf = useDeliverySentence();
  const found = props.obstacles.filter(each => each.field === props.field);
  return (
    <div id={props.id} aria-live="polite">
      {found.map(obstacle => (
        <p
          key={obstacle.rule}
          className={styles.obstacle}
          data-rule={obstacle.rule}
        >
          <RiErrorWarningLine size={14} aria-hidden className={styles.icon} />
          <span>{sentenceOf(obstacle)}</span>
        </p>
      ))}
    </div>
  );
}
