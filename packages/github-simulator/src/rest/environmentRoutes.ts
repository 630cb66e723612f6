import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Environments; they come to be with the first deployment to them. */
export function addEnvironmentRoutes(router: Router, context: RestContext) {
  router.get('/environments', (req, res) => {
    const environments = locatedRepository(res).environments();
    respond(context, req, res, 200, {
      total_count: environments.length,
      environments: pageOf(context, req, res, environments),
    });
  });

  router.get('/environments/:name', (req, res) => {
    const found = locatedRepository(res)
      .environments()
      .find(({ name }) => name === req.params.name);
    if (found) respond(context, req, res, 200, found);
    else respondError(context, req, res, 404, 'Not Found');
  });
}
