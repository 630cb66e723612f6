import { type ReactNode, useId } from 'react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import styles from './WidgetCard.module.css';

/**
 * The frame of a widget on the Home page: what it is, how much of it there is, and the way to all of it.
 *
 * @public
 */
export function WidgetCard(props: {
  title: string;
  /** Drawn before the title, which says the same in words. */
  mark?: ReactNode;
  /** Beside the title: a filter, the age of the data. */
  aside?: ReactNode;
  more?: { href: string; text: string };
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Card className={styles.root} role="region" aria-labelledby={id}>
      <CardHeader>
        <div className={styles.head}>
          <Text
            as="h2"
            id={id}
            variant="title-x-small"
            weight="bold"
            className={styles.title}
          >
            {props.mark && <span aria-hidden>{props.mark}</span>}
            {props.title}
          </Text>
          <span className={styles.aside}>
            {props.aside}
            {props.more && (
              <Link href={props.more.href} variant="body-small" standalone>
                {props.more.text}
              </Link>
            )}
          </span>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>{props.children}</div>
      </CardBody>
    </Card>
  );
}
