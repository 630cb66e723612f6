import type { Obstacle } from '@mainline/backstage-plugin-delivery-common';
import { RiErrorWarningLine } from '@remixicon/react';
import styles from './FieldObstacles.module.css';

/** What stops the deployment because of this field, below it. */
export function FieldObstacles(props: {
  id: string;
  field: Obstacle['field'];
  obstacles: Obstacle[];
}) {
  const found = props.obstacles.filter(each => each.field === props.field);
  return (
    <div id={props.id} aria-live="polite">
      {found.map(({ rule, sentence }) => (
        <p key={rule} className={styles.obstacle} data-rule={rule}>
          <RiErrorWarningLine size={14} aria-hidden className={styles.icon} />
          <span>{sentence}</span>
        </p>
      ))}
    </div>
  );
}
