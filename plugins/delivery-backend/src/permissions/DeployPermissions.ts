import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
import {
  deliveryTargetRef,
  DELIVERY_TARGET_RESOURCE_TYPE,
  deploymentCancelPermission,
  deploymentCreatePermission,
  say,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  Allowed,
  DeliveryTarget,
} from '@mainline/backstage-plugin-delivery-common';
import type { PermissionConfig } from './readPermissionConfig';

/** What somebody wants to do. */
export type Deed = 'deploy' | 'cancel';

const permissionOf: Record<
  Deed,
  ResourcePermission<typeof DELIVERY_TARGET_RESOURCE_TYPE>
> = {
  deploy: deploymentCreatePermission,
  cancel: deploymentCancelPermission,
};

/**
 * Who may do what to which service where. One function answers both for a request, which it lets through or not, and for a
 * page, which shows why not.
 *
 * Backstage itself allows everything to a service token without access restrictions, and to everyone while permissions are
 * off. Deploying is too much for that: a service token has to be named in configuration, and without permissions nothing can
 * be done unless configuration says so.
 */
export class DeployPermissions {
  readonly #options: {
    auth: AuthService;
    permissions: PermissionsService;
    config: PermissionConfig;
  };

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    config: PermissionConfig;
  }) {
    this.#options = options;
  }

  /** One answer for each target, in their order. */
  async decide(
    credentials: BackstageCredentials,
    deed: Deed,
    targets: DeliveryTarget[],
  ): Promise<Allowed[]> {
    const refusals = targets.map(target =>
      this.#refusalBefore(credentials, target),
    );
    const asked = targets.filter((_, index) => !refusals[index]);
    const decisions =
      asked.length === 0
        ? []
        : await this.#options.permissions.authorize(
            asked.map(target => ({
              permission: permissionOf[deed],
              resourceRef: deliveryTargetRef(target),
            })),
            { credentials },
          );
    const allowed = new Set(
      asked.filter(
        (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
      ),
    );
    return targets.map((target, index): Allowed => {
      const refusal = refusals[index];
      if (refusal) return refusal;
      return allowed.has(target) ? { allowed: true } : refused(deed, target);
    });
  }

  /** Throws `NotAllowedError` with the sentence that a page would show. */
  async require(
    credentials: BackstageCredentials,
    deed: Deed,
    target: DeliveryTarget,
  ): Promise<void> {
    const [decision] = await this.decide(credentials, deed, [target]);
    if (!decision.allowed) throw errorSaying(NotAllowedError, decision);
  }

  /** What no policy is asked about. */
  #refusalBefore(
    credentials: BackstageCredentials,
    target: DeliveryTarget,
  ): Extract<Allowed, { allowed: false }> | undefined {
    const { auth, config } = this.#options;
    if (!config.enabled) {
      return {
        allowed: false,
        rule: 'permissions-off',
        ...say('permission.off'),
      };
    }
    if (auth.isPrincipal(credentials, 'user')) return undefined;
    if (!auth.isPrincipal(credentials, 'service')) {
      return {
        allowed: false,
        rule: 'not-signed-in',
        ...say('permission.notSignedIn'),
      };
    }
    const { subject } = credentials.principal;
    return this.#isNamed(subject, target)
      ? undefined
      : {
          allowed: false,
          rule: 'automation',
          ...say('permission.automation', {
            subject,
            service: target.service,
            environment: target.environment,
          }),
        };
  }

  #isNamed(subject: string, target: DeliveryTarget): boolean {
    return this.#options.config.automation.some(
      each =>
        each.subject === subject &&
        (each.services === 'all' || each.services.includes(target.service)) &&
        (each.environments === 'all' ||
          each.environments.includes(target.environment)),
    );
  }
}

function refused(deed: Deed, target: DeliveryTarget): Allowed {
  const { service, environment } = target;
  const owners = target.owners.join(', ');
  return {
    allowed: false,
    rule: 'not-allowed',
    ...(owners === ''
      ? say(`permission.${deed}Unowned`, { service, environment })
      : say(`permission.${deed}`, { service, environment, owners })),
  };
}
