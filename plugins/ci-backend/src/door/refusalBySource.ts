import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { VerifiedDelivery } from '@mainline/backstage-plugin-ci-node';

/** Why a source refuses a delivery, as an error to answer with. */
export function refusalBySource(
  refused: Extract<VerifiedDelivery, { ok: false }>,
): Error {
  const { status, reason } = refused;
  switch (status) {
    case 400:
      return new InputError(reason);
    case 403:
      return new NotAllowedError(reason);
    case 404:
      return new NotFoundError(reason);
    default:
      return new Error(
        `A source refuses with a status unknown here: ${
          status satisfies never
        }`,
      );
  }
}
