import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import {
  Age,
  CommitText,
  formatDuration,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import {
  DigestText,
  nameOfPerson,
  useDeliveryLinks,
  useDeliveryWords,
} from '../shared';
import styles from './DeploymentFacts.module.css';

/** What was deployed, where, when and by whom. */
export function DeploymentFacts(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const locale = useLocale();
  const { requestedAt, endedAt, requestedBy, checkIn, digest } = deployment;
  return (
    <dl className={styles.root} aria-label={t('deployment.facts')}>
      <Fact label={t('deployment.service')}>
        <Link href={links.tab(deployment.service)}>
          {parseEntityRef(deployment.service).name}
        </Link>
      </Fact>
      <Fact label={t('deployment.environment')}>{deployment.environment}</Fact>
      <Fact label={t('deployment.version')}>
        {words.ofVersion(deployment)}
        {deployment.askedVersion && (
          <span className={styles.note}>
            {t('version.asked', { asked: deployment.askedVersion })}
          </span>
        )}
        {deployment.origin === 'outside' && (
          <span className={styles.note} title={t('matrix.outsideHint')}>
            {t('matrix.outside')}
          </span>
        )}
      </Fact>
      {checkIn && (
        <Fact label={t('panel.commit')}>
          <CommitText {...checkIn} />
        </Fact>
      )}
      {digest && (
        <Fact label={t('deployment.artifact')}>
          <DigestText digest={digest} />
        </Fact>
      )}
      {requestedBy && (
        <Fact label={t('panel.askedBy')}>
          <span title={requestedBy}>{nameOfPerson(requestedBy)}</span>
        </Fact>
      )}
      <Fact label={t('panel.when')}>
        <Age at={requestedAt} />
      </Fact>
      {endedAt && endedAt > requestedAt && (
        <Fact label={t('deployment.took')}>
          {formatDuration(
            Date.parse(endedAt) - Date.parse(requestedAt),
            locale,
          )}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
