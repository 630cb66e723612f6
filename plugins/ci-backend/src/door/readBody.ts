import {
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import express, { type RequestHandler } from 'express';

/** The largest delivery that GitHub sends. */
const limit = 25 * 1024 * 1024;

const readBytes = express.raw({ type: () => true, limit, inflate: false });

/** Reads the very bytes of a delivery, over which its signature is. What can't be read is refused with a sentence. */
export const readBody: RequestHandler = (request, response, next) =>
  readBytes(request, response, error => next(error && refusalFor(error)));

function refusalFor(error: unknown): Error {
  switch (kindOf(error)) {
    case 'entity.too.large':
      return Object.assign(
        new Error(
          'The delivery is larger than 25 MB, the most that a webhook may send.',
        ),
        { name: 'PayloadTooLargeError', statusCode: 413 },
      );
    case 'request.aborted':
    case 'request.size.invalid':
      return new InputError(
        'The body ended before it was whole. Deliver it again.',
      );
    case 'encoding.unsupported':
      return Object.assign(
        new InputError('The body must be sent without a content encoding.'),
        { statusCode: 415 },
      );
    default:
      return new ServiceUnavailableError(
        'The body could not be read. Deliver it again later.',
      );
  }
}

/** The body parser's word for what went wrong. */
function kindOf(error: unknown): string | undefined {
  return isError(error) && typeof error.type === 'string'
    ? error.type
    : undefined;
}
