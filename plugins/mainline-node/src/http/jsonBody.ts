import { InputError } from '@backstage/errors';
import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

const otherType =
  'The body of the request is not sent as JSON: send a JSON object with the content type application/json.';

const malformed =
  'The body of the request is no JSON: send a JSON object, as the description at openapi.json says.';

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const isOther = request.is('json') === false && !isEmpty(request);
  next(isOther ? new InputError(otherType) : undefined);
};

/** A body of no length has no type. */
function isEmpty(request: Request): boolean {
  return request.header('content-length') === '0';
}

const explainMalformed: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  next(isMalformed(error) ? new InputError(malformed) : error);
};

function isMalformed(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'type') === 'entity.parse.failed'
  );
}

/** The body of a request as JSON. What is none is answered with a sentence instead of a parser's words. */
export function jsonBody(): Array<RequestHandler | ErrorRequestHandler> {
  return [refuseOtherTypes, express.json({ limit: '100kb' }), explainMalformed];
}
