import { useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  DeploymentOrder,
  Explanation,
} from '@mainline/backstage-plugin-delivery-common';
import { LoadFailure } from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import styles from './DeployForm.module.css';
import { EnvironmentField } from './EnvironmentField';
import { ExplanationView } from './ExplanationView';
import { isAnswered } from './isAnswered';
import { OrderFailure } from './OrderFailure';
import { useExplanation } from './useExplanation';
import { useOrder } from './useOrder';
import { VersionField } from './VersionField';

/** Environment, version, what would happen, and one button that names the deed. */
export function DeployForm(props: {
  service: string;
  environment?: string;
  version?: string;
  onRequested: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const [environment, setEnvironment] = useState(props.environment);
  const [version, setVersion] = useState(props.version ?? 'latest');
  const service = useDeliveryData(
    ['delivery:service', props.service],
    () => delivery.getService(props.service),
    { about: props.service },
  );
  const asked: DeploymentOrder | undefined =
    environment && version
      ? { service: props.service, environment, version }
      : undefined;
  const { explanation, isCurrent, error, retry } = useExplanation(asked);
  const named = asked && isCurrent ? resolved(asked, explanation) : undefined;
  const { send, pending, failureOf } = useOrder(props.onRequested);
  const failure = failureOf(named);
  const obstacles = isCurrent ? explanation?.obstacles ?? [] : [];
  // Without an answer, what stands in the way now may be this very request: the same one may always be sent again.
  const mayHaveBeenTaken = failure !== undefined && !isAnswered(failure);
  const order = obstacles.length === 0 || mayHaveBeenTaken ? named : undefined;

  return (
    <>
      <DialogHeader>
        {t('dialog.title', {
          service:
            service.data?.service.title ?? parseEntityRef(props.service).name,
        })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          {service.error && (
            <LoadFailure
              error={service.error}
              title={t('tab.failure')}
              stale={service.data !== undefined}
              onRetry={service.retry}
            />
          )}
          <div className={styles.fields}>
            <EnvironmentField
              environments={service.data?.environments ?? []}
              value={environment}
              obstacles={obstacles}
              onChange={setEnvironment}
            />
            <VersionField
              service={props.service}
              value={version}
              obstacles={obstacles}
              onChange={setVersion}
            />
          </div>
          <ExplanationView
            explanation={asked && explanation}
            isCurrent={isCurrent}
            isAsked={asked !== undefined}
            error={error}
            onRetry={retry}
          />
          {failure && <OrderFailure error={failure} />}
        </div>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button variant="secondary" onPress={props.onClose}>
          {t('dialog.close')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!order}
          isPending={pending}
          onPress={() => order && send(order)}
        >
          {order && explanation?.version
            ? t('dialog.deploy', {
                version: explanation.version.version,
                environment: order.environment,
              })
            : t('dialog.deployPlain')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The order that the button names: what was explained, not what `latest` may mean by the time it is pressed. */
function resolved(
  asked: DeploymentOrder,
  explanation: Explanation | undefined,
): DeploymentOrder | undefined {
  if (!explanation?.version) return undefined;
  const { version, sha } = explanation.version;
  return { ...asked, version: /^b\d+$/.test(version) ? version : sha };
}
