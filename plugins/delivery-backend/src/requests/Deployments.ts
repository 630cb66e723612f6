import type {
  Deployment,
  DeploymentEvent,
} from '@mainline/backstage-plugin-delivery-common';
import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import type { Repetition } from './findRepeated';
import type { ReadyDeployment } from './ReadyDeployment';

/** Who acts: entity ref of a person, or subject of a service. */
export type Actor = string;

/** What the API does with deployments that are asked for here. Permissions were checked before. */
export interface Deployments {
  /**
   * The deployment that the same actor asked for with this key before; undefined where there is none.
   * Throws `ConflictError` where that was another order, or, with `sendsAgain`, another deployment to repeat.
   */
  findRepeated(repetition: Repetition): Promise<Deployment | undefined>;

  /**
   * Stores the deployment with its audit event and what is to be sent, in one transaction, and has it sent soon.
   * The same key again answers the first one (`created: false`). Throws `ConflictError` where another one is on its way to
   * that environment, and what `findRepeated` throws.
   */
  request(options: {
    ready: ReadyDeployment;
    by: Actor;
    idempotencyKey: string;
    /** Id of the deployment of unknown fate that this one repeats; that one is marked in the same transaction. */
    sendsAgain?: string;
  }): Promise<{ deployment: Deployment; created: boolean }>;

  /** Undefined where there is none of that id. */
  find(id: string): Promise<Deployment | undefined>;

  /** Oldest first. */
  events(id: string): Promise<DeploymentEvent[]>;

  /**
   * Not sent yet: it ends as cancelled, and is never sent. Its run is known: that is asked to stop, and its end is seen.
   * Throws `ConflictError` where neither can be (it is being sent, looked for, or ended), `NotFoundError`.
   */
  cancel(id: string, by: Actor): Promise<Deployment>;

  /**
   * A run claims a deployment: granted once. The same attempt of the same run may ask again and is told yes again.
   * Throws `NotFoundError`, `NotAllowedError` where the proof is of another repository or workflow, `ConflictError` where
   * another run or attempt claimed it, it is at its end, or `digest` is of another artifact than the version is elsewhere.
   */
  claim(
    id: string,
    proof: ClaimProof,
    told?: { digest?: string },
  ): Promise<Deployment>;
}
