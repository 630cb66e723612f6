import { RequestHandler, Response } from 'express';
import { ServedRepository } from '../served/ServedGithub';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** The repository that the request is about, once it was located. */
export function servedRepository(res: Response): ServedRepository | undefined {
  return res.locals.repository as ServedRepository | undefined;
}

/** As `servedRepository`, for routes below a repository. */
export function locatedRepository(res: Response): ServedRepository {
  const repository = servedRepository(res);
  if (!repository) throw new Error('The route is not below a repository');
  return repository;
}

/** Finds a repository by its name; 301 to its id when it was renamed. */
export function locateBySlug(context: RestContext): RequestHandler {
  return (req, res, next) => {
    const slug = `${req.params.owner}/${req.params.repo}`;
    const repository = context.github.bySlug(slug);
    if (repository) {
      res.locals.repository = repository;
      next();
      return;
    }
    const renamed = context.github.renamedFrom(slug);
    if (!renamed) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const location = `${context.base()}/repositories/${renamed.id}${
      req.url === '/' ? '' : req.url
    }`;
    res.set('location', location);
    respond(context, req, res, 301, {
      message: 'Moved Permanently',
      url: location,
      documentation_url:
        'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
    });
  };
}

/** Finds a repository by its id. */
export function locateById(context: RestContext): RequestHandler {
  return (req, res, next) => {
    const repository = context.github.byId(Number(req.params.id));
    if (!repository) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    res.locals.repository = repository;
    next();
  };
}
