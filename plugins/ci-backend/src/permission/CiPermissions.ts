import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';

/**
 * Whom the portal's policy lets do what is ci's own. Backstage itself allows everything to a service token without access
 * restrictions, and to everyone while permissions are off; here the one may not act, and for the other nothing is
 * allowed unless configuration says so.
 */
export class CiPermissions {
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
   * @param sentence - what something else than a person is told
   * @throws NotAllowedError where it is none
   */
  personOf(credentials: BackstageCredentials, sentence: string): string {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(sentence);
    }
    return credentials.principal.userEntityRef;
  }

  /**
   * @param deed - what is asked for, after "Nobody may" and "do not let you"
   * @throws NotAllowedError with what would have to change
   */
  async require(
    permission: BasicPermission,
    deed: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { config, permissions } = this.#options;
    const isOn =
      config.getOptionalBoolean('permission.enabled') === true ||
      config.getOptionalBoolean('ci.allowWithoutPermissions') === true;
    if (!isOn) {
      throw new NotAllowedError(
        `Nobody may ${deed} while permission.enabled is not true in the configuration, for then everybody could: enable permissions, or set ci.allowWithoutPermissions to true.`,
      );
    }
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The portal's permissions do not let you ${deed} (${permission.name}): ask whoever runs the portal.`,
      );
    }
  }
}
