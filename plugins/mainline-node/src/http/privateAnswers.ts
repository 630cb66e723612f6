import type { RequestHandler } from 'express';

/**
 * Has what a GET is answered with kept by the reader's own browser alone, and asked about each time: with the ETag that
 * Express gives every answer, one that has not changed comes as a 304 without a body. Who may see what is decided before
 * that, for each request.
 */
export const privateAnswers: RequestHandler = (request, response, next) => {
  if (request.method === 'GET') {
    response.set('Cache-Control', 'private, no-cache');
    response.vary('Authorization');
  }
  next();
};
