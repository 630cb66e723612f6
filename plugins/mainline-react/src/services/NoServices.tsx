import { Button, Text } from '@backstage/ui';
import { AnnotationBlock } from '../text';
import styles from './NoServices.module.css';

/**
 * A page over all services without any: either the filters leave none, or the catalog has none yet and the page says
 * what makes one.
 *
 * @public
 */
export function NoServices(props: {
  narrowed: boolean;
  words: { filtered: string; clear: string; none: string; hint: string };
  onClear: () => void;
}) {
  const { words } = props;
  if (props.narrowed) {
    return (
      <div className={styles.root}>
        <Text as="h2" variant="title-x-small">
          {words.filtered}
        </Text>
        <Button variant="secondary" size="small" onPress={props.onClear}>
          {words.clear}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <Text as="h2" variant="title-x-small">
        {words.none}
      </Text>
      <Text as="p" color="secondary">
        {words.hint}
      </Text>
      <AnnotationBlock
        annotation="github.com/project-slug"
        value="owner/repository"
      />
    </div>
  );
}
