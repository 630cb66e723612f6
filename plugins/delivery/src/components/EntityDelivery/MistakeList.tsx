import { Alert, Link } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Mistake } from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { useDeliverySentence } from '../shared';
import styles from './MistakeList.module.css';

/** Mistakes in the entities that say environments and pipelines, with the way to where they are written. */
export function MistakeList(props: { mistakes: Mistake[] }) {
  const { mistakes } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const sentenceOf = useDeliverySentence();
  const entityRoute = useRouteRef(entityRouteRef);
  if (mistakes.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('tab.mistakes', { count: mistakes.length })}
      description={
        <>
          {t('tab.mistakesHint')}
          <ul className={styles.list}>
            {mistakes.map(({ entityRef, field, ...words }) => (
              <li key={`${entityRef} ${field} ${words.sentence}`}>
                {entityRef && (
                  <Link
                    href={entityRoute(parseEntityRef(entityRef))}
                    variant="body-small"
                  >
                    {entityRef}
                  </Link>
                )}{' '}
                {sentenceOf(words)}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
