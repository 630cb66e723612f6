import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onboardingItemConfirmPermission } from '@mainline/backstage-plugin-onboarding-common';
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
      return refused(
        'Nothing can be confirmed while permission.enabled is not true in the configuration, for then everybody could: enable permissions, or set onboarding.allowWithoutPermissions to true.',
      );
    }
    if (!auth.isPrincipal(credentials, 'user')) {
      return refused('Only a person can confirm this: sign in.');
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
    return refused(
      `The portal's permissions do not let you confirm items of ${
        service.entityRef
      }: ask ${
        service.owner
          ? `its owner (${service.owner})`
          : 'whoever runs the portal'
      }.`,
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
    if (!decision.allowed) throw new NotAllowedError(decision.sentence);
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only a person can confirm this: sign in.');
    }
    return credentials.principal.userEntityRef;
  }
}

function refused(sentence: string): Decision {
  return { allowed: false, sentence };
}
