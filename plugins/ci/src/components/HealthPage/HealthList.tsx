import { Link, Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { MainlineText, SelfCheckMarks, useServiceLinks } from '../shared';
import styles from './HealthList.module.css';
import type { HealthSectionProps } from './HealthTable';

/** The table for a phone: two lines a service. */
export function HealthList(props: HealthSectionProps) {
  const links = useServiceLinks();
  return (
    <section>
      <Text as="h2" variant="body-small" color="secondary" weight="bold">
        {props.title} · {props.total}
      </Text>
      <ul className={styles.list}>
        {props.services.map(health => (
          <li key={health.service.entityRef} className={styles.item}>
            <span className={styles.head}>
              <Link
                href={links.tab(health.service.entityRef)}
                className={styles.link}
                weight="bold"
                color="primary"
                standalone
              >
                <MiddleTruncate
                  text={health.service.title ?? health.service.name}
                />
              </Link>
              {health.service.owner && (
                <span className={styles.owner}>
                  {parseEntityRef(health.service.owner).name}
                </span>
              )}
            </span>
            <span className={styles.foot}>
              <MainlineText
                health={health}
                operationsHref={props.operationsHref}
              />
              {health.selfCheck && (
                <SelfCheckMarks summary={health.selfCheck} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
