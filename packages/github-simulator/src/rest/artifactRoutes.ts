import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** What runs have uploaded. */
export function addArtifactRoutes(router: Router, context: RestContext) {
  router.get('/actions/artifacts', (req, res) => {
    const { name } = req.query;
    const artifacts = locatedRepository(res)
      .artifacts()
      .filter(one => name === undefined || one.name === name);
    respond(context, req, res, 200, {
      total_count: artifacts.length,
      artifacts: pageOf(context, req, res, artifacts),
    });
  });

  router.get('/actions/runs/:run/artifacts', (req, res) => {
    const run = Number(req.params.run);
    const artifacts = locatedRepository(res)
      .artifacts()
      .filter(one => one.workflow_run?.id === run);
    respond(context, req, res, 200, {
      total_count: artifacts.length,
      artifacts: pageOf(context, req, res, artifacts),
    });
  });

  router.get('/actions/artifacts/:artifact', (req, res) => {
    const found = locatedRepository(res)
      .artifacts()
      .find(({ id }) => id === Number(req.params.artifact));
    if (found) respond(context, req, res, 200, found);
    else respondError(context, req, res, 404, 'Not Found');
  });
}
