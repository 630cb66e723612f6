import { Router } from 'express';
import { renderAccount } from '../render/account';
import { isoSeconds } from '../render/time';
import { VISITOR } from '../render/visitor';
import { pageOf } from './paging';
import { respond } from './respond';
import { RestContext } from './RestContext';

/** What the asker may do: the limit, who it is, which repositories it sees. */
export function addMetaRoutes(router: Router, context: RestContext) {
  router.get('/rate_limit', (req, res) => {
    const core = context.limiter.state();
    const idle = { ...core, used: 0, remaining: 30, limit: 30 };
    respond(context, req, res, 200, {
      resources: {
        core,
        search: idle,
        graphql: { ...core, used: 0, remaining: core.limit },
      },
      rate: core,
    });
  });

  router.get('/user', (req, res) => {
    const since = isoSeconds(0);
    respond(context, req, res, 200, {
      ...renderAccount(context.base(), VISITOR),
      name: 'Simulator',
      company: null,
      blog: null,
      location: null,
      email: null,
      hireable: null,
      bio: 'Stands in for GitHub',
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: since,
      updated_at: since,
    });
  });

  router.get('/installation/repositories', (req, res) => {
    const repositories = context.github
      .repositories()
      .map(repository => repository.repository());
    respond(context, req, res, 200, {
      total_count: repositories.length,
      repositories: pageOf(context, req, res, repositories),
    });
  });
}
