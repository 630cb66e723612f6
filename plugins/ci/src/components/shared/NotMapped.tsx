import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceMapping } from '@mainline/backstage-plugin-ci-common';
import {
  AnnotationBlock,
  NoDataTitle,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './NotMapped.module.css';

type Unmapped = Extract<ServiceMapping, { mapped: false }>;

/** Why no build belongs to this service, and the exact lines that change it. */
export function NotMapped(props: { mapping: Unmapped }) {
  const { mapping } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <section className={styles.root}>
      <NoDataTitle title={t('unmapped.title')} />
      <Text as="p">{useReason(mapping)}</Text>
      <Text as="p" color="secondary">
        {t(
          mapping.reason === 'no-annotation'
            ? 'unmapped.todo'
            : 'unmapped.todoMend',
        )}
      </Text>
      <AnnotationBlock
        annotation={mapping.annotation}
        value={exampleOf(mapping.annotation)}
      />
    </section>
  );
}

function useReason(mapping: Unmapped): string {
  const { t } = useTranslationRef(ciTranslationRef);
  const { annotation, value = '' } = mapping;
  switch (mapping.reason) {
    case 'no-annotation':
      return t('unmapped.noAnnotation', { annotation });
    case 'invalid-annotation':
      return t('unmapped.invalidAnnotation', { annotation, value });
    case 'no-source':
      return t('unmapped.noSource', { annotation, value });
    default:
      return String(mapping.reason);
  }
}

function exampleOf(annotation: string): string {
  return annotation === 'backstage.io/source-location'
    ? 'url:https://github.com/owner/repository/'
    : 'owner/repository';
}
