import { Text } from '@backstage/ui';
import styles from './NoDataTitle.module.css';
import { StateMark } from './StateMark';

/**
 * Heads what is said in place of data that can not be there: a service that is not mapped, or not deployable.
 *
 * @public
 */
export function NoDataTitle(props: { title: string }) {
  return (
    <div className={styles.root}>
      <StateMark state="no-data" word={props.title} shapeOnly size={20} />
      <Text as="h2" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
    </div>
  );
}
