import { isError } from '@backstage/errors';

/** What Backstage's handler answers to the errors of `@backstage/errors`. */
const statuses: Record<string, number> = {
  NotModifiedError: 304,
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  NotImplementedError: 501,
  ServiceUnavailableError: 503,
};

/** The status that an error carries or that its name stands for. Undefined for what nobody meant as an answer. */
export function statusOf(error: unknown): number | undefined {
  if (!isError(error)) return undefined;
  for (const carried of [error.statusCode, error.status]) {
    if (isStatus(carried)) return carried;
  }
  return statuses[error.name];
}

function isStatus(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 400 &&
    value <= 599
  );
}
