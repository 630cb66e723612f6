import { Alert, Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import {
  DeploymentMark,
  stageOfDeployment,
  useDeliveryLinks,
  useDeliveryWords,
  useReasonOf,
} from '../shared';
import { DeploymentActions } from './DeploymentActions';
import styles from './DeploymentProgress.module.css';
import { ProgressSteps } from './ProgressSteps';
import { RunJobs } from './RunJobs';
import { Waited } from './Waited';

/** How far a deployment is, and how it ended: the same in the dialog and on its page. */
export function DeploymentProgress(props: {
  details: DeploymentDetails;
  onChanged: () => void;
  onSentAgain: (id: string) => void;
}) {
  const { details } = props;
  const { deployment } = details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const said = t(`progress.said.${stageOfDeployment(deployment)}`, {
    version: words.nameOfVersion(deployment),
    environment: deployment.environment,
  });

  return (
    <div className={styles.root}>
      <div className={styles.said} role="status">
        <DeploymentMark
          deployment={deployment}
          word={said}
          shapeOnly={false}
          size={20}
        />
      </div>
      {deployment.origin === 'outside' ? (
        <p className={styles.note}>{t('progress.outside')}</p>
      ) : (
        <ProgressSteps details={details} />
      )}
      <Waited details={details} />
      <Reason details={details} />
      {deployment.sendsAgain && (
        <p className={styles.note}>
          {t('progress.sendsAgain')}{' '}
          <Link href={links.deployment(deployment.sendsAgain)}>
            {t('panel.openDeployment')}
          </Link>
        </p>
      )}
      {deployment.sentAgainAs && (
        <p className={styles.note}>
          {t('progress.sentAgain')}{' '}
          <Link href={links.deployment(deployment.sentAgainAs)}>
            {t('progress.sentAgainOpen')}
          </Link>
        </p>
      )}
      <RunJobs details={details} />
      <DeploymentActions {...props} />
    </div>
  );
}

function Reason(props: { details: DeploymentDetails }) {
  const { deployment } = props.details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { state } = deployment;
  const reasonOf = useReasonOf();
  const reason = reasonOf(deployment);
  if (!reason) return null;
  switch (state) {
    case 'refused':
      return (
        <Alert
          status="danger"
          icon
          title={t('progress.refusedBy')}
          description={reason}
        />
      );
    case 'unknown':
      return (
        <Alert
          status="warning"
          icon
          title={t('progress.evidence')}
          description={reason}
        />
      );
    default:
      return <p className={styles.note}>{reason}</p>;
  }
}
