import { ConflictError, NotAllowedError } from '@backstage/errors';
import { repositoryId } from '@mainline/backstage-plugin-ci-common';
import {
  deliveryTargetRef,
  say,
} from '@mainline/backstage-plugin-delivery-common';
import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
import { told } from '../following/attachRun';
import { whyNotReopened } from '../following/whyNotReopened';
import {
  changeDeployment,
  phaseOf,
  reasonColumns,
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

type Verdict =
  | { granted: true }
  | { granted: false; allowed: boolean; why: Said };

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
              detail: refusal.why,
            }),
          }
        : { result: { granted: true }, change: granted(locked, claim) };
    },
  );
  if (result.granted) return row;
  throw errorSaying(
    result.allowed ? ConflictError : NotAllowedError,
    result.why,
  );
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
    return { granted: false, allowed: false, why: mistake };
  }
  const why =
    (await whyTooLate(locked, proof)) ??
    (await artifactMistake(locked, digest));
  return why && { granted: false, allowed: true, why };
}

async function whyTooLate(
  locked: Locked,
  proof: ClaimProof,
): Promise<Said | undefined> {
  const { row } = locked;
  const { id } = row;
  const claimer = claimerOf(proof);
  if (isSameAttempt(row, proof) && row.phase !== 'ended') {
    return row.digest === null
      ? say('claim.otherThanNoDigest', { id, ...claimer })
      : say('claim.otherDigest', { id, ...claimer, digest: row.digest });
  }
  if (row.claimed_run_id !== null) {
    return say('claim.taken', {
      id,
      ...claimer,
      claimedRun: row.claimed_run_id,
      claimedAttempt: String(row.claimed_run_attempt),
    });
  }
  if (row.run_id !== null && row.run_id !== proof.runId) {
    return say('claim.otherRun', { id, ...claimer, otherRun: row.run_id });
  }
  const other = await findOtherOf(locked, proof);
  if (other !== undefined) {
    return say('claim.otherDeployment', { id, run: proof.runId, other });
  }
  const phase = phaseOf(row);
  switch (phase) {
    case 'requested':
      return say('claim.notSent', { id, ...claimer });
    case 'sending':
    case 'looking':
    case 'following':
      return undefined;
    case 'ended': {
      const why =
        row.run_id === null
          ? await whyNotReopened(locked)
          : say('event.atEnd', { state: row.state });
      return why && inOrder(say('claim.tooLate', { id, ...claimer }), why);
    }
    default:
      throw new Error(`Unknown phase '${phase satisfies never}'`);
  }
}

function claimerOf({ runId, runAttempt }: ClaimProof) {
  return { run: runId, attempt: String(runAttempt) };
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
  const claimer = claimerOf(proof);
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
        ...reasonColumns(undefined),
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
        ? [{ action: 'attached', detail: say('event.attemptClaimed', claimer) }]
        : []),
      { action: 'claimed', detail: say('event.attemptMayDeploy', claimer) },
    ],
  };
}
