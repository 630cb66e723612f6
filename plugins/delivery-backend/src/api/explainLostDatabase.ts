import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Of PostgreSQL, its driver, SQLite and knex: there is no connection, or it broke. Classes 08 and 57P of SQLSTATE. */
const codes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|08...|57P0.|SQLITE_CANTOPEN|SQLITE_IOERR.*)$/;

const messages =
  /unable to acquire a connection|acquiring a connection|connection terminated|connection ended unexpectedly|database connection is not open|client has encountered a connection error/i;

/** A database that can't be reached is no fault of the request: it is answered with 503, so that it is sent again. */
export const explainLostDatabase: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  next(
    isLost(error)
      ? new ServiceUnavailableError(
          'The database of the portal can not be reached at present: try again later.',
          error,
        )
      : error,
  );
};

function isLost(error: unknown): boolean {
  if (!isError(error)) return false;
  if (error.name === 'ServiceUnavailableError') return false;
  if (error.name === 'AggregateError') {
    const { errors } = error as { errors?: unknown };
    return Array.isArray(errors) && errors.some(isLost);
  }
  return (
    (typeof error.code === 'string' && codes.test(error.code)) ||
    messages.test(error.message)
  );
}
