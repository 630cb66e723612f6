import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { deliveryTargetRef } from '@mainline/backstage-plugin-delivery-common';
import type {
  Allowed,
  ClaimedDeployment,
  DeliveryTarget,
  Deployment,
  DeploymentOrder,
} from '@mainline/backstage-plugin-delivery-common';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { isSameTarget, readTargets } from '../permissions';
import { findVisibleService, unknownService } from '../explaining';
import type { Repetition } from '../requests/findRepeated';
import type { ReadyDeployment } from '../requests/ReadyDeployment';
import { actorOf } from './actorOf';
import type { DeliveryContext } from './DeliveryContext';
import { findDeployment } from './findDeployment';
import {
  targetGone,
  targetOfDeployment,
  whyNotCancel,
  whyNotSendAgain,
} from './mayChange';
import { refuseObstacles } from './refuseObstacles';
import { verifyClaim } from './verifyClaim';

interface Requested {
  deployment: Deployment;
  /** False where this key asked for it before. */
  created: boolean;
}

/**
 * What changes the world. Each asks in this order: was this asked before, may the service be seen, may it be done, does
 * anything stop it. Nothing is stored before all are answered.
 */
export class DeliveryActions {
  readonly #context: DeliveryContext;

  constructor(context: DeliveryContext) {
    this.#context = context;
  }

  async deploy(
    order: DeploymentOrder,
    idempotencyKey: string,
    credentials: BackstageCredentials,
  ): Promise<Requested> {
    const { auth, deployments, visibleServices } = this.#context;
    const by = actorOf(auth, credentials);
    const visible = await visibleServices.visibleTo(credentials);
    const row = await findVisibleService(
      this.#context.knex,
      order.service,
      visible,
    );
    const asked = { ...order, service: row?.entity_ref ?? order.service };
    const repetition = {
      by,
      idempotencyKey,
      order: { ...asked, version: asked.version.trim() },
    };
    const repeated = await deployments.findRepeated(repetition);
    if (repeated) return { deployment: repeated, created: false };

    if (!row) throw errorSaying(InputError, unknownService(order.service));
    // Somebody waits for both, and what the order would do, everyone who sees the service may ask. What is told first, and
    // whether anything is stored, is still up to the permission.
    const examining = this.#examine(order, visible, repetition);
    examining.catch(() => {});
    const decided = await this.#requirePermission(asked, credentials);

    const { ready, made } = await examining;
    if (!ready) return { deployment: made, created: false };
    if (!isSameTarget(decided, ready.target)) {
      await this.#context.permissions.require(
        credentials,
        'deploy',
        ready.target,
      );
    }
    return deployments.request({ ready, by, idempotencyKey });
  }

  async sendAgain(
    id: string,
    idempotencyKey: string,
    credentials: BackstageCredentials,
  ): Promise<Requested> {
    const { auth, deployments, visibleServices } = this.#context;
    const by = actorOf(auth, credentials);
    const repetition = { by, idempotencyKey, sendsAgain: id };
    const repeated = await deployments.findRepeated(repetition);
    if (repeated) return { deployment: repeated, created: false };

    const deployment = await findDeployment(this.#context, id, credentials);
    await this.#requireFor(deployment, 'deploy', credentials);
    const refusal = whyNotSendAgain(deployment);
    if (refusal) {
      const made = await deployments.findRepeated(repetition);
      if (made) return { deployment: made, created: false };
      refuse(refusal);
    }

    const { service, environment, sha, version = '' } = deployment;
    const { ready, made } = await this.#examine(
      // The commit, for what a number or a tag stands for may have changed since.
      { service, environment, version: sha ?? version },
      await visibleServices.visibleTo(credentials),
      repetition,
    );
    if (!ready) return { deployment: made, created: false };
    return deployments.request({
      ready: { ...ready, asked: { ...ready.asked, version: ready.version } },
      by,
      idempotencyKey,
      sendsAgain: id,
    });
  }

  async cancel(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Deployment> {
    const { auth, deployments } = this.#context;
    const by = actorOf(auth, credentials);
    const deployment = await findDeployment(this.#context, id, credentials);
    await this.#requireFor(deployment, 'cancel', credentials);
    refuse(whyNotCancel(deployment));
    return deployments.cancel(id, by);
  }

  async claim(
    id: string,
    token: string,
    told: { digest?: string },
  ): Promise<ClaimedDeployment> {
    const { deployers, deployments } = this.#context;
    const proof = await verifyClaim(deployers, token);
    const claimed = await deployments.claim(id, proof, told);
    const { service, environment, version, sha, digest } = claimed;
    if (version === undefined || sha === undefined) {
      throw new NotFoundError(`There is no deployment ${id} to be claimed.`);
    }
    const deployment = claimed.id;
    return { deployment, service, environment, version, sha, digest };
  }

  /** What nothing stops, or what the same request has made meanwhile: that is on its way, and no obstacle to itself. */
  async #examine(
    order: DeploymentOrder,
    visible: Visibility,
    repetition: Repetition,
  ): Promise<
    | { ready: ReadyDeployment; made?: undefined }
    | { ready?: undefined; made: Deployment }
  > {
    const { deployments, explainer } = this.#context;
    const { explanation, ready } = await explainer.examine(order, visible);
    if (ready) return { ready };
    const made = await deployments.findRepeated(repetition);
    if (made) return { made };
    refuseObstacles(explanation.obstacles);
    throw new ConflictError('Nothing can be deployed.');
  }

  /**
   * An environment that there is not, is told by the examination.
   *
   * @returns what was decided about: the catalog may have another by the time that the order is examined
   */
  async #requirePermission(
    order: DeploymentOrder,
    credentials: BackstageCredentials,
  ): Promise<DeliveryTarget | undefined> {
    const [target] = await readTargets(
      [deliveryTargetRef(order)],
      this.#context,
    );
    if (target) {
      await this.#context.permissions.require(credentials, 'deploy', target);
    }
    return target;
  }

  async #requireFor(
    deployment: Deployment,
    deed: 'deploy' | 'cancel',
    credentials: BackstageCredentials,
  ): Promise<void> {
    const target = await targetOfDeployment(this.#context, deployment);
    if (!target) throw errorSaying(NotAllowedError, targetGone());
    await this.#context.permissions.require(credentials, deed, target);
  }
}

function refuse(why: Extract<Allowed, { allowed: false }> | undefined): void {
  if (why) throw errorSaying(ConflictError, why);
}
