import { Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import {
  CommitText,
  CompleteUpTo,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { EnvironmentCard } from './EnvironmentCard';
import styles from './EnvironmentStrip.module.css';

/** The environments in their order, each with what is live there and the way to deploy there. */
export function EnvironmentStrip(props: {
  service: ServiceDelivery;
  live: boolean;
  onDeploy: (environment: string) => void;
}) {
  const { service } = props;
  const { target, newest } = service;
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <section className={styles.root} aria-label={t('tab.environments')}>
      <div className={styles.head}>
        {newest && (
          <span className={styles.newest}>
            <Text as="span" weight="bold">
              {t('tab.newest', { version: newest.version })}
            </Text>
            {newest.checkIn && <CommitText {...newest.checkIn} />}
          </span>
        )}
        <span className={styles.meta}>
          {target.possible && (
            <span>
              {target.url ? (
                <Link href={target.url} variant="body-small" target="_blank">
                  {t('tab.workflow', { workflow: target.workflow })}
                </Link>
              ) : (
                t('tab.workflow', { workflow: target.workflow })
              )}
            </span>
          )}
          <CompleteUpTo at={service.completeUpTo} live={props.live} />
        </span>
      </div>
      <ol className={styles.cards}>
        {service.environments.map(environment => (
          <EnvironmentCard
            key={environment.environment}
            environment={environment}
            isDeployable={target.possible}
            onDeploy={() => props.onDeploy(environment.environment)}
          />
        ))}
      </ol>
    </section>
  );
}
