import express, { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { respondError } from './respond';
import { RestContext } from './RestContext';

/** Reads JSON whatever its type is called, as GitHub does; 400 where it is none. */
export function readBody(
  context: RestContext,
): [RequestHandler, ErrorRequestHandler] {
  return [
    express.json({ type: () => true, limit: '1mb' }),
    (error, req, res, next) => {
      if (error.type !== 'entity.parse.failed') next(error);
      else respondError(context, req, res, 400, 'Problems parsing JSON');
    },
  ];
}

/** The object that was sent. */
export function bodyOf(req: Request): Record<string, unknown> {
  const body: unknown = req.body;
  return isObject(body) ? body : {};
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
