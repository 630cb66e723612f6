import { NotFoundError } from '@backstage/errors';

/** The same words whether it is not there or may not be seen: the answer does not tell which. */
export function noSuchService(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no service ${entityRef}, or you may not see it. Services are Components of the catalog; one that was just registered appears with the next refresh.`,
  );
}
