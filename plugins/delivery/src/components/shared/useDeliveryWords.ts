import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Deployment,
  EnvironmentCell,
  StageProgress,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';

/** How far a deployment is: its phase before it has a run, its state after. */
export type DeploymentStage =
  | Deployment['state']
  | 'requested'
  | 'sending'
  | 'looking';

export function stageOfDeployment(
  deployment: Pick<Deployment, 'state' | 'phase'>,
): DeploymentStage {
  const { state, phase } = deployment;
  const onItsWay = state === 'waiting' || state === 'running';
  return onItsWay &&
    (phase === 'requested' || phase === 'sending' || phase === 'looking')
    ? phase
    : state;
}

/** Deployments, versions and stages in the reader's words. */
export function useDeliveryWords() {
  const { t } = useTranslationRef(deliveryTranslationRef);

  return {
    ofDeployment: (deployment: Pick<Deployment, 'state' | 'phase'>): string =>
      t(`state.${stageOfDeployment(deployment)}`),
    /** What was deployed; that it is not known is said as such. */
    ofVersion: (
      deployment: Pick<Deployment, 'version' | 'sha' | 'workflowSha'>,
    ): string => {
      if (deployment.version) return deployment.version;
      if (deployment.sha) return deployment.sha.slice(0, 7);
      return deployment.workflowSha
        ? t('version.unknownAt', { sha: deployment.workflowSha.slice(0, 7) })
        : t('version.unknown');
    },
    /** The same within a sentence. */
    nameOfVersion: (deployment: Pick<Deployment, 'version' | 'sha'>): string =>
      deployment.version ?? deployment.sha?.slice(0, 7) ?? t('version.unknown'),
    ofStage: (state: StageProgress['state']): string => t(`stage.${state}`),
    /** `14 behind`; undefined where nothing is or nobody knows. */
    ofBehind: (
      cell: Pick<EnvironmentCell, 'behind' | 'behindAtLeast'>,
    ): string | undefined =>
      cell.behind
        ? t(cell.behindAtLeast ? 'matrix.behindAtLeast' : 'matrix.behind', {
            count: cell.behind,
          })
        : undefined,
  };
}
