import { Link } from '@backstage/ui';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { MainlineText, useServiceLinks } from '../shared';
import styles from './MyServices.module.css';
import type { MyServicesProps } from './MyServicesTable';

/** The table for a phone. */
export function MyServicesList(props: MyServicesProps) {
  const links = useServiceLinks();
  return (
    <ul className={styles.list}>
      {props.services.map(health => {
        const { entityRef, name, title } = health.service;
        return (
          <li key={entityRef} className={styles.item}>
            <Link
              href={links.tab(entityRef)}
              weight="bold"
              color="primary"
              standalone
            >
              <MiddleTruncate text={title ?? name} />
            </Link>
            <MainlineText health={health} />
            {props.columns.map(({ id, Title, Cell }) => (
              <span key={id} className={styles.said}>
                <span className={styles.term}>
                  <Title />
                </span>
                <Cell entityRef={entityRef} owners={props.owners} />
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
