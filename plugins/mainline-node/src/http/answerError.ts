import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { messagesOf } from './errorSaying';
import { statusOf } from './statusOf';

/**
 * Answers an error in Backstage's form and with Backstage's statuses: its sentence, also as messages where it has them, and never a stack trace, which
 * Backstage's own handler adds in development.
 *
 * What is no error of ours is a failure that the caller can't mend: it is logged whole and answered without detail.
 */
export function answerError(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === undefined || status >= 500) {
      options.logger.error(
        `${request.method} ${request.baseUrl}${
          request.path
        } failed: ${stringifyError(error)}`,
        isError(error) ? error : undefined,
      );
    }
    response.status(status ?? 500).json({
      error: sentenceOf(error, status),
      request: { method: request.method, url: request.originalUrl },
      response: { statusCode: status ?? 500 },
    });
  };
}

function sentenceOf(error: unknown, status: number | undefined) {
  if (status === undefined || !isError(error)) {
    return {
      name: 'InternalServerError',
      message:
        'The backend failed to answer this; its log says why. Try again later.',
    };
  }
  const { name, message } = error;
  return { name, message, messages: messagesOf(error) };
}
