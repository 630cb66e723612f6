import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';
import type { MarkState } from '@mainline/backstage-plugin-mainline-react';
import { markOfDeployment } from '../shared';

export interface ProgressStep {
  name: 'requested' | 'sent' | 'found' | 'ended';
  state: MarkState;
  at?: string;
}

/** The way of a deployment that was asked for here, and how far it is. */
export function progressSteps(
  details: Pick<DeploymentDetails, 'deployment' | 'events'>,
): ProgressStep[] {
  const { deployment, events } = details;
  const { phase, state, run } = deployment;
  const at = (...actions: string[]) =>
    events.find(event => actions.includes(event.action))?.at;
  const ended = state !== 'waiting' && state !== 'running';
  const wasSent = at('sending', 'sent') !== undefined || run !== undefined;

  return [
    { name: 'requested', state: 'passing', at: deployment.requestedAt },
    { name: 'sent', state: sent(), at: at('sent', 'sending') },
    {
      name: 'found',
      state: found(),
      at: run ? at('attached') ?? deployment.startedAt : undefined,
    },
    {
      name: 'ended',
      state: ended || run ? markOfDeployment(state) : 'no-data',
      at: deployment.endedAt,
    },
  ];

  function sent(): MarkState {
    if (state === 'refused') return 'failing';
    if (phase === 'sending') return 'running';
    if (phase === 'requested') return 'no-data';
    return wasSent ? 'passing' : 'no-data';
  }

  function found(): MarkState {
    if (run) return 'passing';
    if (phase === 'looking') return 'running';
    return state === 'unknown' ? 'unknown' : 'no-data';
  }
}
