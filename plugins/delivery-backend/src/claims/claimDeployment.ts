import { ConflictError, NotAllowedError } from '@backstage/errors';
import { repositoryId } from '@mainline/backstage-plugin-ci-common';
import { deliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import { told } from '../following/attachRun';
import { whyNotReopened } from '../following/whyNotReopened';
import {
  changeDeployment,
  phaseOf,
  type Change,
  type ChangeContext,
  type DeploymentRow,
  type Locked,
} from '../rows';
import { artifactMistake } from './artifactMistake';
import { proofMistake } from './proofMistake';

/** Who claims, as its token proves, and what it is about to deploy, if it tells. */
export interface Claim {
  proof: ClaimProof;
  digest?: string;
}

/** Granted, or refused with a sentence. */
type Verdict =
  | { granted: true }
  | { granted: false; allowed: boolean; sentence: string };

/**
 * Grants a deployment to the first run that claims it. It is the second lock: whatever was dispatched twice has one effect, because
 * the second run is told no, and stops. A refusal is written down before it is said, and the same one once: whoever is refused may
 * ask as often as he likes.
 */
export async function claimDeployment(
  context: ChangeContext,
  id: string,
  claim: Claim,
): Promise<DeploymentRow> {
  const { row, result } = await changeDeployment<Verdict>(
    context,
    id,
    async locked => {
      if (isRepeated(locked.row, claim)) return { result: { granted: true } };
      const refusal = await whyRefused(locked, claim);
      return refusal
        ? {
            result: refusal,
            change: await told(locked, {
              action: 'claim-refused',
              detail: refusal.sentence,
            }),
          }
        : { result: { granted: true }, change: granted(locked, claim) };
    },
  );
  if (result.granted) return row;
  throw result.allowed
    ? new ConflictError(result.sentence)
    : new NotAllowedError(result.sentence);
}

/** The answer to its claim was lost on the way, and it asks again. */
function isRepeated(row: DeploymentRow, { proof, digest }: Claim): boolean {
  return (
    row.phase !== 'ended' &&
    isSameAttempt(row, proof) &&
    (digest === undefined || row.digest === digest) &&
    proofMistake(row, proof) === undefined
  );
}

function isSameAttempt(row: DeploymentRow, proof: ClaimProof): boolean {
  return (
    row.claimed_run_id === proof.runId &&
    row.claimed_run_attempt === proof.runAttempt
  );
}

async function whyRefused(
  locked: Locked,
  { proof, digest }: Claim,
): Promise<Extract<Verdict, { granted: false }> | undefined> {
  const { row } = locked;
  const mistake = proofMistake(row, proof);
  if (mistake !== undefined) {
    return { granted: false, allowed: false, sentence: mistake };
  }
  const sentence =
    (await whyTooLate(locked, proof)) ??
    (await artifactMistake(locked, digest));
  return sentence === undefined
    ? undefined
    : { granted: false, allowed: true, sentence };
}

async function whyTooLate(
  locked: Locked,
  proof: ClaimProof,
): Promise<string | undefined> {
  const { row } = locked;
  const claimer = `attempt ${proof.runAttempt} of run ${proof.runId}`;
  if (isSameAttempt(row, proof) && row.phase !== 'ended') {
    return `Deployment ${row.id} was claimed by ${claimer} with ${
      row.digest ?? 'no digest'
    }, and it tells another one now: it has to stop.`;
  }
  if (row.claimed_run_id !== null) {
    return `Deployment ${row.id} was claimed by attempt ${row.claimed_run_attempt} of run ${row.claimed_run_id}: ${claimer} has to stop.`;
  }
  if (row.run_id !== null && row.run_id !== proof.runId) {
    return `Deployment ${row.id} is made by run ${row.run_id}: ${claimer} has to stop.`;
  }
  const other = await findOtherOf(locked, proof);
  if (other !== undefined) {
    return `Run ${proof.runId} makes deployment ${other}, and a run makes one: it can't claim deployment ${row.id} too.`;
  }
  const phase = phaseOf(row);
  switch (phase) {
    case 'requested':
      return `Deployment ${row.id} was not sent yet, so ${claimer} is not its run and has to stop.`;
    case 'sending':
    case 'looking':
    case 'following':
      return undefined;
    case 'ended': {
      const why =
        row.run_id === null
          ? await whyNotReopened(locked)
          : `the deployment is at its end (${row.state}).`;
      return why === undefined
        ? undefined
        : `Deployment ${row.id} can't be claimed, ${claimer} has to stop: ${why}`;
    }
    default:
      throw new Error(`Unknown phase '${phase satisfies never}'`);
  }
}

/** One workflow may deploy many services to many environments: what a run was started for, its token does not tell. */
async function findOtherOf(
  { tx, row }: Locked,
  proof: ClaimProof,
): Promise<string | undefined> {
  const other = await tx<DeploymentRow>('deployments')
    .where({
      run_id: proof.runId,
      run_repository_id: repositoryId(proof.host, proof.repositorySourceId),
    })
    .whereNot({ id: row.id })
    .first('id');
  return other?.id;
}

function granted({ row, at }: Locked, { proof, digest }: Claim): Change {
  const claimer = `Attempt ${proof.runAttempt} of run ${proof.runId}`;
  const attaches = row.run_id === null;
  return {
    set: {
      phase: 'following',
      claim: 'claimed',
      ...(digest !== undefined && { digest }),
      claimed_run_id: proof.runId,
      claimed_run_attempt: proof.runAttempt,
      run_id: proof.runId,
      run_attempt: proof.runAttempt,
      look_at: at,
      ...(attaches && {
        run_repository_id: repositoryId(proof.host, proof.repositorySourceId),
        reason: null,
      }),
      ...(phaseOf(row) === 'ended' && {
        state: 'waiting',
        active_key: deliveryTargetRef(row),
        ended_at: null,
      }),
    },
    outbox: 'gone',
    events: [
      ...(attaches
        ? [{ action: 'attached', detail: `${claimer} claimed it.` }]
        : []),
      { action: 'claimed', detail: `${claimer} may deploy it.` },
    ],
  };
}
