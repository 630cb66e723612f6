import type { CheckInRef } from '@mainline/backstage-plugin-ci-common';
import {
  deploymentOutcomes,
  deploymentPhases,
  type Deployment,
  type DeploymentOrder,
  type DeploymentOutcome,
  type DeploymentPhase,
} from '@mainline/backstage-plugin-delivery-common';
import type { DeploymentRow } from './DeploymentRow';
import { parseStored } from './parseStored';
import { reasonOf } from './reason';

/** What is shown of a deployment: neither plan nor explanation, which are as large as all the rest. */
export const shownColumns = [
  'id',
  'service',
  'environment',
  'asked',
  'version',
  'sha',
  'check_in',
  'digest',
  'state',
  'phase',
  'reason',
  'reason_messages',
  'requested_by',
  'requested_at',
  'started_at',
  'ended_at',
  'run_repository_id',
  'run_id',
  'run_attempt',
  'run_url',
  'claim',
  'sends_again',
  'sent_again_as',
] as const satisfies ReadonlyArray<keyof DeploymentRow>;

export type ShownDeploymentRow = Pick<
  DeploymentRow,
  (typeof shownColumns)[number]
>;

const claims: readonly Deployment['claim'][] = ['none', 'expected', 'claimed'];

/** A stored deployment as the API tells it. */
export function deploymentOf(row: ShownDeploymentRow): Deployment {
  const reason = reasonOf(row);
  const asked = parseStored<DeploymentOrder>(row.asked);
  return {
    id: row.id,
    origin: 'mainline',
    service: row.service,
    environment: row.environment,
    version: row.version,
    ...(asked.version !== row.version && { askedVersion: asked.version }),
    sha: row.sha,
    ...(row.check_in !== null && {
      checkIn: parseStored<CheckInRef>(row.check_in),
    }),
    ...given('digest', row.digest),
    state: stateOf(row),
    phase: phaseOf(row),
    ...given('reason', reason?.sentence ?? null),
    ...given('reasonMessages', reason?.messages ?? null),
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    ...given('startedAt', row.started_at),
    ...given('endedAt', row.ended_at),
    ...(row.run_id !== null && {
      run: {
        id: row.run_id,
        ...given('repositoryId', row.run_repository_id),
        ...given('attempt', row.run_attempt),
        ...given('url', row.run_url),
      },
    }),
    claim: word(claims, row.claim, `claim of deployment ${row.id}`),
    ...given('sendsAgain', row.sends_again),
    ...given('sentAgainAs', row.sent_again_as),
  };
}

/** Throws where the store holds a word that this version does not know. */
export function stateOf(
  row: Pick<DeploymentRow, 'id' | 'state'>,
): DeploymentOutcome {
  return word(deploymentOutcomes, row.state, `state of deployment ${row.id}`);
}

/** Throws where the store holds a word that this version does not know. */
export function phaseOf(
  row: Pick<DeploymentRow, 'id' | 'phase'>,
): DeploymentPhase {
  return word(deploymentPhases, row.phase, `phase of deployment ${row.id}`);
}

function word<T extends string>(
  known: readonly T[],
  stored: string,
  what: string,
): T {
  const found = known.find(each => each === stored);
  if (found === undefined) {
    throw new Error(
      `The ${what} is stored as '${stored}', which this version does not know: run the version that wrote it, or a newer one.`,
    );
  }
  return found;
}

/** The field, or none where nothing is stored. */
function given<K extends string, V>(
  key: K,
  value: V | null,
): { [key in K]?: V } {
  return (value === null ? {} : { [key]: value }) as { [key in K]?: V };
}
