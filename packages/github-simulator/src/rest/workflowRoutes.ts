import { Router } from 'express';
import { filterRuns } from './filterRuns';
import { findWorkflow } from './findWorkflow';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Workflows, by id or by the name of their file, and their runs. */
export function addWorkflowRoutes(router: Router, context: RestContext) {
  router.get('/actions/workflows', (req, res) => {
    const workflows = locatedRepository(res).workflows();
    respond(context, req, res, 200, {
      total_count: workflows.length,
      workflows: pageOf(context, req, res, workflows),
    });
  });

  router.get('/actions/workflows/:workflow', (req, res) => {
    const workflow = findWorkflow(locatedRepository(res), req.params.workflow);
    if (workflow) respond(context, req, res, 200, workflow);
    else respondError(context, req, res, 404, 'Not Found');
  });

  router.get('/actions/workflows/:workflow/runs', (req, res) => {
    const repository = locatedRepository(res);
    const workflow = findWorkflow(repository, req.params.workflow);
    if (!workflow) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const { total, reachable } = filterRuns(
      req,
      repository.runs().filter(run => run.workflowId === workflow.id),
    );
    respond(context, req, res, 200, {
      total_count: total,
      workflow_runs: pageOf(context, req, res, reachable).map(run =>
        run.render(),
      ),
    });
  });
}
