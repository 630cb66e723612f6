import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

interface Answer {
  status: number;
  name: string;
  message: string;
}

/** Answers in Backstage's error form: a sentence, never a stack trace, and never a 500. */
export function answerError(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, name, message } = answerFor(error);
    if (status >= 400 && status < 500) {
      options.logger.info(`Webhook refused with ${status}: ${message}`);
    }
    response.status(status).json({
      error: { name, message },
      request: { method: request.method, url: request.originalUrl },
      response: { statusCode: status },
    });
  };
}

const names: Record<number, string> = {
  400: 'InputError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
};

function answerFor(error: unknown): Answer {
  if (isRefusal(error)) {
    const { status, reason } = error;
    return { status, name: names[status] ?? 'InputError', message: reason };
  }
  switch (kindOf(error)) {
    case 'entity.too.large':
      return {
        status: 413,
        name: 'PayloadTooLargeError',
        message:
          'The delivery is larger than 25 MB, the most that a webhook may send.',
      };
    case 'request.aborted':
    case 'request.size.invalid':
      return {
        status: 400,
        name: 'InputError',
        message: 'The body ended before it was whole. Deliver it again.',
      };
    case 'encoding.unsupported':
      return {
        status: 415,
        name: 'InputError',
        message: 'The body must be sent without a content encoding.',
      };
    default:
      return {
        status: 503,
        name: 'ServiceUnavailableError',
        message: 'The delivery could not be stored. Deliver it again later.',
      };
  }
}

function isRefusal(
  error: unknown,
): error is { ok: false; status: number; reason: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'ok' in error &&
    error.ok === false
  );
}

/** The body parser's word for what went wrong. */
function kindOf(error: unknown): string | undefined {
  return isError(error) && 'type' in error && typeof error.type === 'string'
    ? error.type
    : undefined;
}
