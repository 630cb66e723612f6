import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { resolveRef } from './resolveRef';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Commits of a branch, and single ones. */
export function addCommitRoutes(router: Router, context: RestContext) {
  router.get('/commits', (req, res) => {
    const repository = locatedRepository(res);
    if (repository.branches().length === 0) {
      respondError(context, req, res, 409, 'Git Repository is empty.');
      return;
    }
    const ref = req.query.sha
      ? String(req.query.sha)
      : repository.repository().default_branch;
    const sha = resolveRef(repository, ref);
    if (!sha) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const since = Date.parse(String(req.query.since ?? ''));
    const until = Date.parse(String(req.query.until ?? ''));
    const commits = repository.history(sha).filter(({ commit }) => {
      const time = Date.parse(commit.committer?.date ?? '');
      return !(time < since) && !(time > until);
    });
    respond(context, req, res, 200, pageOf(context, req, res, commits));
  });

  router.get(/^\/commits\/(.+)$/, (req, res) => {
    const repository = locatedRepository(res);
    const ref = decodeURIComponent(req.path.slice('/commits/'.length));
    const sha = resolveRef(repository, ref);
    const commit = sha ? repository.commit(sha) : undefined;
    if (!commit) {
      respondError(context, req, res, 422, `No commit found for SHA: ${ref}`);
      return;
    }
    respond(context, req, res, 200, {
      ...commit,
      stats: { total: 0, additions: 0, deletions: 0 },
      files: [],
    });
  });
}
