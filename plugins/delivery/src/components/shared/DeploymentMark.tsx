import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import { StateMark } from '@mainline/backstage-plugin-mainline-react';
import { markOfDeployment } from './markOfDeployment';
import { useDeliveryWords } from './useDeliveryWords';

/** The state of a deployment as mark and word. */
export function DeploymentMark(props: {
  deployment: Pick<Deployment, 'state' | 'phase'>;
  /** Said in place of the state's own word. */
  word?: string;
  shapeOnly?: boolean;
  size?: number;
}) {
  const { deployment, word, ...rest } = props;
  const words = useDeliveryWords();
  return (
    <StateMark
      state={markOfDeployment(deployment.state)}
      word={word ?? words.ofDeployment(deployment)}
      {...rest}
    />
  );
}
