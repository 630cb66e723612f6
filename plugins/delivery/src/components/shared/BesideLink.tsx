import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { DeploymentMark } from './DeploymentMark';
import { useDeliveryLinks } from './useDeliveryLinks';
import { useDeliveryWords } from './useDeliveryWords';

/** What is on its way to an environment or failed there, said beside what is live. */
export function BesideLink(props: { of: Deployment; className?: string }) {
  const { of } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  return (
    <Link
      href={links.deployment(of.id)}
      variant="body-small"
      color="primary"
      standalone
      className={props.className}
    >
      <DeploymentMark
        deployment={of}
        size={12}
        word={t('matrix.underway', {
          version: words.nameOfVersion(of),
          state: words.ofDeployment(of),
        })}
      />
    </Link>
  );
}
