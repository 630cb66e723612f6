import { Router } from 'express';
import { findWorkflow } from './findWorkflow';
import { locatedRepository } from './locateRepository';
import { bodyOf, isObject } from './readBody';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Workflows are started by hand. */
export function addDispatchRoutes(router: Router, context: RestContext) {
  router.post('/actions/workflows/:workflow/dispatches', (req, res) => {
    const repository = locatedRepository(res);
    const workflow = findWorkflow(repository, req.params.workflow);
    if (!workflow) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const { ref, inputs = {}, return_run_details: asked } = bodyOf(req);
    const invalid = (what: string, status = 422) =>
      respondError(context, req, res, status, `Invalid request.\n\n${what}`);
    if (asked !== undefined && context.runDetails === 'refused') {
      invalid('"return_run_details" is not a permitted key.', 400);
      return;
    }
    if (ref === undefined) {
      invalid('"ref" wasn\'t supplied.');
      return;
    }
    if (typeof ref !== 'string') {
      invalid(`For 'properties/ref', ${JSON.stringify(ref)} is not a string.`);
      return;
    }
    if (!isObject(inputs)) {
      const text = JSON.stringify(inputs);
      invalid(`For 'properties/inputs', ${text} is not an object.`);
      return;
    }
    const result = repository.dispatch(workflow.id, { ref, inputs });
    if (!result.ok) {
      respondError(context, req, res, result.status, result.message);
    } else if (asked === true && context.runDetails === 'told') {
      respond(context, req, res, 200, {
        workflow_run_id: result.run.id,
        run_url: result.run.url,
        html_url: result.run.html_url,
      });
    } else respond(context, req, res, 204);
  });
}
