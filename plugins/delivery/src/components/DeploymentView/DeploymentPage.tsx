import { useNavigate, useParams } from 'react-router-dom';
import { Container, Link, Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { LoadFailure } from '@mainline/backstage-plugin-mainline-react';
import { RiArrowLeftLine } from '@remixicon/react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryLinks, useDeliveryWords } from '../shared';
import { DeploymentFacts } from './DeploymentFacts';
import styles from './DeploymentPage.module.css';
import { DeploymentProgress } from './DeploymentProgress';
import { EventList } from './EventList';
import { useDeployment } from './useDeployment';

/** One deployment, to be sent to somebody: how far it is or how it ended, and what was done to it. */
export function DeploymentPage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, retry } = useDeployment(id);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const navigate = useNavigate();

  return (
    <Container className={styles.root}>
      <Link href={links.matrix()} variant="body-small" className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('deployment.back')}
      </Link>
      {error && (
        <LoadFailure
          error={error}
          title={t('progress.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && (
        <div role="status" aria-label={t('progress.loading')}>
          <Skeleton width="100%" height={320} />
        </div>
      )}
      {data && (
        <>
          <Text as="h2" variant="title-small" weight="bold">
            {t('progress.title', {
              version: words.nameOfVersion(data.deployment),
              environment: data.deployment.environment,
            })}
          </Text>
          <DeploymentFacts deployment={data.deployment} />
          <DeploymentProgress
            details={data}
            onChanged={retry}
            onSentAgain={again => navigate(links.deployment(again))}
          />
          <section className={styles.events}>
            <Text as="h3" variant="body-small" color="secondary" weight="bold">
              {t('deployment.events')}
            </Text>
            <EventList events={data.events} />
          </section>
        </>
      )}
    </Container>
  );
}
