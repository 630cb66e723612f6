import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf, perPage } from './paging';
import { resolveRef } from './resolveRef';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** As many files as GitHub tells on a page of a commit, and on all of them. */
const MAX_FILES = 300;
const MOST_FILES = 3_000;

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
    const files = repository.changedFiles(commit.sha);
    const changes = files.length;
    const size = perPage(req, { unlessTold: MAX_FILES, most: MAX_FILES });
    respond(context, req, res, 200, {
      ...commit,
      stats: { total: 2 * changes, additions: changes, deletions: changes },
      files: pageOf(context, req, res, files.slice(0, MOST_FILES), size),
    });
  });
}
