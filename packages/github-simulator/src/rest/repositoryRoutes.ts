import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** A repository and its branches. */
export function addRepositoryRoutes(router: Router, context: RestContext) {
  router.get('/', (req, res) => {
    respond(context, req, res, 200, locatedRepository(res).repository());
  });

  router.get('/branches', (req, res) => {
    const repository = locatedRepository(res);
    const { url } = repository.repository();
    const branches = repository.branches().map(branch => ({
      name: branch.name,
      commit: { sha: branch.sha, url: `${url}/commits/${branch.sha}` },
      protected: branch.isProtected,
    }));
    respond(context, req, res, 200, pageOf(context, req, res, branches));
  });

  // A branch's name may hold slashes.
  router.get(/^\/branches\/(.+)$/, (req, res) => {
    const repository = locatedRepository(res);
    const name = decodeURIComponent(req.path.slice('/branches/'.length));
    const branch = repository.branches().find(one => one.name === name);
    const commit = branch && repository.commit(branch.sha);
    if (!branch || !commit) {
      respondError(context, req, res, 404, 'Branch not found');
      return;
    }
    const { url, html_url: page } = repository.repository();
    const self = `${url}/branches/${name}`;
    respond(context, req, res, 200, {
      name,
      commit,
      _links: { self, html: `${page}/tree/${name}` },
      protected: branch.isProtected,
      protection: {
        enabled: branch.isProtected,
        required_status_checks: {
          enforcement_level: 'off',
          contexts: [],
          checks: [],
        },
      },
      protection_url: `${self}/protection`,
    });
  });
}
