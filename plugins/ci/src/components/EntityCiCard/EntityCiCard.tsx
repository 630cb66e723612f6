import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Age,
  BuildStrip,
  CommitText,
  LoadFailure,
  useEntityRef,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import {
  MainlineText,
  OnItLine,
  SelfCheckLine,
  useServiceHealth,
  useServiceLinks,
} from '../shared';
import styles from './EntityCiCard.module.css';

/** Mainline on the overview of an entity. */
export function EntityCiCard() {
  const { t } = useTranslationRef(ciTranslationRef);
  const entityRef = useEntityRef();
  const links = useServiceLinks();
  const { data: health, error, retry } = useServiceHealth(entityRef);

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
            stale={health !== undefined}
            onRetry={retry}
          />
        )}
        {!health && !error && (
          <div role="status" aria-label={t('tab.loading')}>
            <Skeleton width="100%" height={72} />
          </div>
        )}
        {health && (
          <>
            <MainlineText health={health} roomy />
            <OnItLine health={health} onChanged={retry} />
            {health.strip.length > 0 && (
              <BuildStrip
                builds={health.strip}
                hrefOf={build => links.run(entityRef, build)}
              />
            )}
            {health.service.mapping.mapped && (
              <div className={styles.line}>
                <Text color="secondary">{t('card.lastCheckIn')}</Text>
                {health.lastCheckIn ? (
                  <>
                    {health.lastCheckIn.at && (
                      <Age at={health.lastCheckIn.at} />
                    )}
                    <CommitText {...health.lastCheckIn} />
                  </>
                ) : (
                  <Text color="secondary">{t('card.none')}</Text>
                )}
              </div>
            )}
            {health.service.mapping.mapped && <SelfCheckLine health={health} />}
          </>
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
