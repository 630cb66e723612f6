import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ciOnItPermission } from '@mainline/backstage-plugin-ci-common';

/**
 * Who may say "I'm on it": people whom the portal's policy lets. Backstage itself allows everything to a service token
 * without access restrictions, and to everyone while permissions are off; here the one is refused, and the other unless
 * configuration says so.
 */
export class OnItPermission {
  readonly #options: {
    auth: AuthService;
    permissions: PermissionsService;
    config: Config;
  };

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    config: Config;
  }) {
    this.#options = options;
  }

  /**
   * Entity ref of the person who asks.
   *
   * @throws NotAllowedError where nobody did, or something else than a person
   */
  personOf(credentials: BackstageCredentials): string {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Only a person can be on it: sign in, for the token of a service says of nobody that they mend it.',
      );
    }
    return credentials.principal.userEntityRef;
  }

  /** @throws NotAllowedError with what would have to change */
  async require(credentials: BackstageCredentials): Promise<void> {
    const { config, permissions } = this.#options;
    const isOn =
      config.getOptionalBoolean('permission.enabled') === true ||
      config.getOptionalBoolean('ci.allowWithoutPermissions') === true;
    if (!isOn) {
      throw new NotAllowedError(
        `Nobody can say that they are on it while permission.enabled is not true in the configuration, for then everybody could change it: enable permissions, or set ci.allowWithoutPermissions to true.`,
      );
    }
    const [decision] = await permissions.authorize(
      [{ permission: ciOnItPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The portal's permissions do not let you say that you are on it (${ciOnItPermission.name}): ask whoever runs the portal.`,
      );
    }
  }
}
