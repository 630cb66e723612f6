import { Request, Router } from 'express';
import { ServedPullRequest } from '../served/ServedGithub';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const MAX_COMMITS = 250;

/** Pull requests, and the commits of each. */
export function addPullRequestRoutes(router: Router, context: RestContext) {
  router.get('/pulls', (req, res) => {
    const found = locatedRepository(res)
      .pullRequests()
      .filter(one => isAskedFor(one, req));
    const page = pageOf(context, req, res, inOrder(found, req));
    respond(
      context,
      req,
      res,
      200,
      page.map(one => one.render()),
    );
  });

  router.get('/pulls/:number', (req, res) => {
    const found = locatedRepository(res).pullRequest(Number(req.params.number));
    if (found) respond(context, req, res, 200, found);
    else respondError(context, req, res, 404, 'Not Found');
  });

  router.get('/pulls/:number/commits', (req, res) => {
    const repository = locatedRepository(res);
    const number = Number(req.params.number);
    if (!repository.pullRequest(number)) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const commits = repository.pullRequestCommits(number).slice(0, MAX_COMMITS);
    respond(context, req, res, 200, pageOf(context, req, res, commits));
  });
}

function isAskedFor(one: ServedPullRequest, { query }: Request): boolean {
  const state = query.state ?? 'open';
  return (
    (state === 'all' || one.state === state) &&
    (!query.head || one.head === query.head) &&
    (!query.base || one.base === query.base)
  );
}

/** Newest first by when they were opened, else oldest first, unless told. */
function inOrder(found: ServedPullRequest[], { query }: Request) {
  const sort = query.sort ?? 'created';
  const direction = query.direction ?? (sort === 'created' ? 'desc' : 'asc');
  const by = (one: ServedPullRequest) =>
    sort === 'updated' ? one.updatedAt : one.createdAt;
  const sign = direction === 'desc' ? -1 : 1;
  return found.toSorted(
    (a, b) => sign * (by(a) - by(b) || a.number - b.number),
  );
}
