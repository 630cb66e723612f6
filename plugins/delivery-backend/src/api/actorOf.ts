import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Actor } from '../requests/Deployments';

/** Who it is that acts, as the audit names them. */
export function actorOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): Actor {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  if (auth.isPrincipal(credentials, 'service')) {
    return credentials.principal.subject;
  }
  throw new NotAllowedError('Only a person or a service can do this: sign in.');
}
