import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import { Age, MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { BesideLink, useDeliveryLinks, useDeliveryWords } from '../shared';
import styles from './EntityDeliveryCard.module.css';

/** One environment: what is live there and since when; what is on its way there or failed stands beside it. */
export function EnvironmentLine(props: {
  environment: ServiceDelivery['environments'][number];
}) {
  const { environment } = props;
  const { title, current, underway, failed } = environment;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const beside = underway ?? failed;
  const behind = words.ofBehind(environment);

  return (
    <li className={styles.line}>
      <span className={styles.environment} title={title}>
        {title}
      </span>
      <span className={styles.version}>
        {current ? (
          <Link
            href={links.deployment(current.id)}
            color={current.version ? 'primary' : 'secondary'}
            weight={current.version ? 'bold' : 'regular'}
            title={words.ofVersion(current)}
            standalone
          >
            <MiddleTruncate text={words.nameOfVersion(current)} keep={8} />
          </Link>
        ) : (
          <span className={styles.quiet}>{t('matrix.never')}</span>
        )}
      </span>
      <span className={styles.quiet}>
        {current && <Age at={current.endedAt ?? current.requestedAt} />}
        {behind && <span>{behind}</span>}
      </span>
      {beside && <BesideLink of={beside} className={styles.beside} />}
    </li>
  );
}
