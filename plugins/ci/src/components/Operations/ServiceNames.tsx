import { Fragment } from 'react';
import { Link } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import { useServiceLinks } from '../shared';
import styles from './Section.module.css';

const shownAtMost = 3;

/** The services that a repository is read for, each a link to its builds. */
export function ServiceNames(props: { services: string[] }) {
  const { services } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  const nameOf = (ref: string) => parseEntityRef(ref).name;
  const more = services.length - shownAtMost;
  if (services.length === 0) {
    return (
      <span className={styles.muted}>
        {t('operations.repositories.noServices')}
      </span>
    );
  }
  return (
    <span className={styles.muted} title={services.map(nameOf).join(', ')}>
      {services.slice(0, shownAtMost).map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <Link href={links.tab(ref)} color="secondary">
            {nameOf(ref)}
          </Link>
        </Fragment>
      ))}
      {more > 0 &&
        ` ${t('operations.repositories.moreServices', {
          number: String(more),
        })}`}
    </span>
  );
}
