import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Of PostgreSQL, its driver, SQLite and knex: there is no connection, or it broke. Classes 08 and 57P of SQLSTATE. */
const codes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|08...|57P0.|SQLITE_CANTOPEN|SQLITE_IOERR.*)$/;

const messages =
  /unable to acquire a connection|acquiring a connection|connection terminated|connection ended unexpectedly|database connection is not open|client has encountered a connection error/i;

/**
 * A database that can't be reached, or another plugin that refuses or fails, is no fault of the request: it is answered with
 * 503, so that it is sent again. What another plugin answered was an answer to this one, not to whoever asks it.
 */
export const explainUnavailable: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  next(explained(error));
};

function explained(error: unknown): unknown {
  if (isLost(error)) {
    return new ServiceUnavailableError(
      'The database of the portal can not be reached at present: try again later.',
      error,
    );
  }
  if (isError(error) && error.name === 'ResponseError') {
    return new ServiceUnavailableError(
      'Another part of the portal, which has to be asked, does not answer at present: try again later.',
      error,
    );
  }
  return error;
}

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
