import { Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ActivityItem } from '@mainline/backstage-plugin-delivery-common';
import { Age, MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import {
  DeploymentMark,
  nameOfPerson,
  useDeliveryLinks,
  useDeliveryWords,
  useReasonOf,
} from '../shared';
import styles from './Activity.module.css';

/** Deployments of several services, each a way to its page. */
export function ActivitySection(props: {
  title?: string;
  label: string;
  items: ActivityItem[];
  environmentTitle: (environment: string) => string;
  more?: { href: string; text: string };
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const reasonOf = useReasonOf();
  return (
    <section className={styles.section}>
      {props.title && (
        <Text as="h3" variant="body-small" color="secondary" weight="bold">
          {props.title}
        </Text>
      )}
      <ul className={styles.list} aria-label={props.label}>
        {props.items.map(({ service, deployment }) => (
          <li key={deployment.id} className={styles.item}>
            <span className={styles.line}>
              <Link
                href={links.deployment(deployment.id)}
                className={styles.name}
                weight="bold"
                color="primary"
                standalone
              >
                <MiddleTruncate text={service.title ?? service.name} />
              </Link>
              <DeploymentMark deployment={deployment} />
            </span>
            <span className={styles.details} title={reasonOf(deployment)}>
              <span className={styles.what}>
                {t('home.to', {
                  version: words.nameOfVersion(deployment),
                  environment: props.environmentTitle(deployment.environment),
                })}
              </span>
              {deployment.requestedBy && (
                <span className={styles.by}>
                  {nameOfPerson(deployment.requestedBy)}
                </span>
              )}
              <Age
                at={deployment.endedAt ?? deployment.requestedAt}
                className={styles.age}
              />
            </span>
          </li>
        ))}
      </ul>
      {props.more && (
        <Link href={props.more.href} variant="body-small" standalone>
          {props.more.text}
        </Link>
      )}
    </section>
  );
}
