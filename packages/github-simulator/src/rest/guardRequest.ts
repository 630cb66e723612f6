import { RequestHandler } from 'express';
import { respondError } from './respond';
import { RestContext } from './RestContext';

/** 401 for a token that is not the one, or none that an App would have; 403 when the hour's requests are used up. */
export function guardRequest(context: RestContext): RequestHandler {
  return (req, res, next) => {
    const token = tokenOf(req.get('authorization'));
    // An App asks for itself with a JSON web token of its own; whose signature is right is not looked into.
    const isRight = req.path.startsWith('/app/')
      ? token?.split('.').length === 3
      : !context.token || token === context.token;
    if (!isRight) {
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
