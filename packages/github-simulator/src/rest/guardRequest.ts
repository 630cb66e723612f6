import { RequestHandler } from 'express';
import { respondError } from './respond';
import { RestContext } from './RestContext';

/** 401 for a token that is not the one; 403 when the hour's requests are used up. */
export function guardRequest(context: RestContext): RequestHandler {
  return (req, res, next) => {
    if (context.token && tokenOf(req.get('authorization')) !== context.token) {
      respondError(context, req, res, 401, 'Bad credentials');
      return;
    }
    if (context.limiter.exhausted && req.path !== '/rate_limit') {
      res.set('retry-after', String(context.limiter.secondsToReset));
      respondError(
        context,
        req,
        res,
        403,
        'API rate limit exceeded for installation.',
      );
      return;
    }
    next();
  };
}

function tokenOf(authorization: string | undefined) {
  return authorization?.replace(/^(token|bearer)\s+/i, '');
}
