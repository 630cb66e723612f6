import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import {
  AnnotationBlock,
  NoDataTitle,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliverySentence } from '../shared';
import styles from './NotDeployable.module.css';

type Impossible = Extract<ServiceDelivery['target'], { possible: false }>;

/** What an annotation is given, where it is one of those that are known. */
const examples: Record<string, string> = {
  'github.com/project-slug': 'owner/repository',
  'delivery.mainline/workflow': 'deploy.yml',
  'delivery.mainline/build-workflow': 'build.yml',
};

/** Why nothing can be deployed from here, and the lines that would change it. */
export function NotDeployable(props: { target: Impossible }) {
  const { target } = props;
  const { annotation } = target;
  const sentenceOf = useDeliverySentence();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <section className={styles.root} aria-label={t('target.title')}>
      <NoDataTitle title={t('target.title')} />
      <Text as="p">{sentenceOf(target)}</Text>
      {annotation && (
        <>
          <Text as="p" color="secondary">
            {t('target.todo')}
          </Text>
          <AnnotationBlock
            annotation={annotation}
            value={examples[annotation] ?? '…'}
          />
        </>
      )}
    </section>
  );
}
