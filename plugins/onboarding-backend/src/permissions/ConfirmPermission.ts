import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
import {
  onboardingItemConfirmPermission,
  say,
} from '@mainline/backstage-plugin-onboarding-common';
import type { ServiceChecklists } from '@mainline/backstage-plugin-onboarding-common';

type Decision = ServiceChecklists['confirm'];

/**
 * Who may confirm items of a service. One function answers both for a request, which it lets through or not, and for a page, which
 * shows why not. A confirmation is a person's word, so no service token may give it; and while permissions are off nobody may, unless
 * configuration says so, because then everybody could.
 */
export class ConfirmPermission {
  readonly #options: {
    auth: AuthService;
    permissions: PermissionsService;
    isEnabled: boolean;
  };

  /** @param options.isEnabled - permissions are on, or configuration says that it may be done without */
  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    isEnabled: boolean;
  }) {
    this.#options = options;
  }

  async decide(
    credentials: BackstageCredentials,
    service: { entityRef: string; owner?: string },
  ): Promise<Decision> {
    const { auth, permissions, isEnabled } = this.#options;
    if (!isEnabled) {
      return refused(say('confirm.off'));
    }
    if (!auth.isPrincipal(credentials, 'user')) {
      return refused(say('confirm.notSignedIn'));
    }
    const [decision] = await permissions.authorize(
      [
        {
          permission: onboardingItemConfirmPermission,
          resourceRef: service.entityRef,
        },
      ],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return { allowed: true };
    const { entityRef, owner } = service;
    return refused(
      owner
        ? say('confirm.notAllowed', { service: entityRef, owner })
        : say('confirm.notAllowedUnowned', { service: entityRef }),
    );
  }

  /**
   * Throws `NotAllowedError` with the sentence that a page would show.
   *
   * @returns entity ref of the person
   */
  async require(
    credentials: BackstageCredentials,
    service: { entityRef: string; owner?: string },
  ): Promise<string> {
    const decision = await this.decide(credentials, service);
    if (!decision.allowed) throw errorSaying(NotAllowedError, decision);
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw errorSaying(NotAllowedError, say('confirm.notSignedIn'));
    }
    return credentials.principal.userEntityRef;
  }
}

function refused(said: Said): Decision {
  return { allowed: false, ...said };
}
