import type {
  Deployment,
  StageProgress,
} from '@mainline/backstage-plugin-delivery-common';
import type { MarkState } from '@mainline/backstage-plugin-mainline-react';

/** What the mark of a deployment shows. A refused one is red: somebody waits for what did not come. */
export function markOfDeployment(state: Deployment['state']): MarkState {
  switch (state) {
    case 'succeeded':
      return 'passing';
    case 'failed':
    case 'refused':
      return 'failing';
    case 'waiting':
    case 'running':
    case 'cancelled':
    case 'unknown':
      return state;
    default:
      return 'unknown';
  }
}

/** What the mark of a candidate's stage shows. */
export function markOfStage(state: StageProgress['state']): MarkState {
  switch (state) {
    case 'passed':
      return 'passing';
    case 'failed':
      return 'failing';
    case 'running':
      return 'running';
    case 'waiting':
      return 'no-data';
    case 'inconclusive':
      return 'unknown';
    default:
      return 'unknown';
  }
}
