import { AuthenticationError, NotFoundError } from '@backstage/errors';
import type {
  ClaimProof,
  Deployer,
} from '@mainline/backstage-plugin-delivery-node';

/** What a run's token proves, by the first deployer that knows it. Throws `AuthenticationError` where none does. */
export async function verifyClaim(
  deployers: Deployer[],
  token: string,
): Promise<ClaimProof> {
  let refusal: unknown;
  for (const deployer of deployers) {
    if (!deployer.verifyClaim) continue;
    try {
      return await deployer.verifyClaim(token);
    } catch (error) {
      // Another one may know it; what can't be told apart from that is passed on.
      if (!isRefusal(error)) throw error;
      refusal = error;
    }
  }
  throw (
    refusal ??
    new NotFoundError('Nothing that is installed here lets runs claim.')
  );
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AuthenticationError ||
    (error instanceof Error && error.name === 'AuthenticationError')
  );
}
