import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { CopyBlock } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import styles from './MatrixEmpty.module.css';

/** What makes a service of a Component, to be copied into its catalog-info.yaml. */
const annotation = `metadata:
  annotations:
    github.com/project-slug: owner/repository`;

export function MatrixEmpty(props: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (props.narrowed) {
    return (
      <div className={styles.root}>
        <Text as="h2" variant="title-x-small">
          {t('empty.filtered')}
        </Text>
        <Button variant="secondary" size="small" onPress={props.onClear}>
          {t('filter.clear')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <Text as="h2" variant="title-x-small">
        {t('empty.services')}
      </Text>
      <Text as="p" color="secondary">
        {t('empty.servicesHint')}
      </Text>
      <CopyBlock text={annotation} />
    </div>
  );
}
