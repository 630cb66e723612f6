import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { CopyBlock } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { mappingAnnotation } from '../shared';
import styles from './HealthEmpty.module.css';

export function HealthEmpty(props: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslationRef(ciTranslationRef);
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
      <CopyBlock text={mappingAnnotation} />
    </div>
  );
}
