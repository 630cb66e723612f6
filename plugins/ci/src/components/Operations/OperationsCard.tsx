import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import styles from './OperationsCard.module.css';

/** One side of collecting: the figure that counts, large, and what it is made of. */
export function OperationsCard(props: {
  title: string;
  /** Absent: there is none yet. */
  figure?: string;
  note?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { title, figure, note, action } = props;
  return (
    <Card className={styles.root}>
      <CardHeader>
        <div className={styles.head}>
          <Text as="h3" variant="body-medium" color="secondary">
            {title}
          </Text>
          {action}
        </div>
        {figure && <p className={styles.figure}>{figure}</p>}
        {note && <p className={styles.note}>{note}</p>}
      </CardHeader>
      <CardBody className={styles.body}>{props.children}</CardBody>
    </Card>
  );
}
