import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  useEntityRef,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryLinks, useDeliverySentence } from '../shared';
import styles from './EntityDeliveryCard.module.css';
import { EnvironmentLine } from './EnvironmentLine';

/** What is live where, on the overview of an entity. */
export function EntityDeliveryCard() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const entityRef = useEntityRef();
  const delivery = useApi(deliveryApiRef);
  const links = useDeliveryLinks();
  const sentenceOf = useDeliverySentence();
  const {
    data: service,
    error,
    retry,
  } = useDeliveryData(
    ['delivery:service', entityRef],
    () => delivery.getService(entityRef),
    { keepPrevious: false, about: entityRef },
  );

  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('card.title')}
        </Text>
      </CardHeader>
      <CardBody className={styles.body}>
        {error && (
          <LoadFailure
            error={error}
            title={t('tab.failure')}
            stale={service !== undefined}
            onRetry={retry}
          />
        )}
        {!service && !error && (
          <div role="status" aria-label={t('tab.loading')}>
            <Skeleton width="100%" height={112} />
          </div>
        )}
        {service && (
          <ul className={styles.list} aria-label={t('tab.environments')}>
            {service.environments.map(environment => (
              <EnvironmentLine
                key={environment.environment}
                environment={environment}
              />
            ))}
          </ul>
        )}
        {service && !service.target.possible && (
          <p className={styles.note}>{sentenceOf(service.target)}</p>
        )}
      </CardBody>
      <CardFooter>
        <Link href={links.tab(entityRef)} standalone>
          {t('card.open')}
        </Link>
      </CardFooter>
    </Card>
  );
}
