import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import {
  Age,
  formatDuration,
  MiddleTruncate,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import {
  DeploymentMark,
  nameOfPerson,
  useDeliveryLinks,
  useDeliveryWords,
  useReasonOf,
} from '../shared';
import styles from './HistoryList.module.css';

/** One deployment as a row: opens its page. */
export function HistoryRow(props: {
  deployment: Deployment;
  /** Title of its environment. */
  environment: string;
}) {
  const { deployment } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const reasonOf = useReasonOf();
  const locale = useLocale();
  const run = links.runOf(deployment);
  const { requestedBy, requestedAt, startedAt, endedAt } = deployment;
  const tookMs = endedAt
    ? Date.parse(endedAt) - Date.parse(startedAt ?? requestedAt)
    : undefined;
  const note =
    reasonOf(deployment) ??
    (deployment.askedVersion &&
      t('version.asked', { asked: deployment.askedVersion }));

  return (
    <li className={styles.row}>
      <span className={styles.state}>
        <DeploymentMark deployment={deployment} />
      </span>
      <span className={styles.what}>
        <Link
          href={links.deployment(deployment.id)}
          color="primary"
          standalone
          className={deployment.version ? styles.version : styles.unknown}
          title={words.ofVersion(deployment)}
          data-row-link
        >
          <MiddleTruncate text={words.nameOfVersion(deployment)} keep={8} />
        </Link>
        {deployment.origin === 'outside' && (
          <span className={styles.outside} title={t('matrix.outsideHint')}>
            {t('matrix.outside')}
          </span>
        )}
      </span>
      <span className={styles.environment} title={props.environment}>
        {props.environment}
      </span>
      <span className={styles.who} title={requestedBy}>
        {requestedBy && nameOfPerson(requestedBy)}
      </span>
      <span className={styles.took}>
        {tookMs !== undefined && tookMs > 0 && formatDuration(tookMs, locale)}
      </span>
      <span className={styles.run}>
        {run && (
          <Link href={run} variant="body-small">
            {t('panel.run')}
          </Link>
        )}
      </span>
      <Age at={requestedAt} className={styles.age} />
      {note && <span className={styles.reason}>{note}</span>}
    </li>
  );
}
