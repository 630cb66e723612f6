import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import {
  CopyBlock,
  StateMark,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
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
  const { sentence, annotation } = props.target;
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <section className={styles.root} aria-label={t('target.title')}>
      <div className={styles.line}>
        <StateMark
          state="no-data"
          word={t('target.title')}
          shapeOnly
          size={20}
        />
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('target.title')}
        </Text>
      </div>
      <Text as="p">{sentence}</Text>
      {annotation && (
        <>
          <Text as="p" color="secondary">
            {t('target.todo')}
          </Text>
          <CopyBlock
            text={`metadata:\n  annotations:\n    ${annotation}: ${
              examples[annotation] ?? '…'
            }`}
          />
        </>
      )}
    </section>
  );
}
