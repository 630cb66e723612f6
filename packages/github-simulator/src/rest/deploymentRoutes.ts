import { Router } from 'express';
import { ServedDeploymentAnswer } from '../served/ServedGithub';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { parseDeployment, parseStatus } from './parseDeployment';
import { bodyOf } from './readBody';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const FILTERS = ['sha', 'ref', 'task', 'environment'] as const;

/** Deployments and what became of them, newest first. */
export function addDeploymentRoutes(router: Router, context: RestContext) {
  router.get('/deployments', (req, res) => {
    const found = locatedRepository(res)
      .deployments()
      .filter(deployment =>
        FILTERS.every(name => {
          const wanted = req.query[name];
          return !wanted || wanted === 'none' || deployment[name] === wanted;
        }),
      );
    const page = pageOf(context, req, res, found);
    respond(
      context,
      req,
      res,
      200,
      page.map(one => one.render()),
    );
  });

  router.post('/deployments', (req, res) => {
    const parsed = parseDeployment(bodyOf(req));
    if (!parsed.ok) {
      respondError(context, req, res, 422, parsed.message);
      return;
    }
    const answer = locatedRepository(res).deploy(parsed.value);
    if (isRefusal(answer)) {
      respondError(context, req, res, answer.status, answer.message);
    } else if (answer.status === 202) {
      respond(context, req, res, 202, { message: answer.message });
    } else {
      res.set('location', answer.deployment.url);
      respond(context, req, res, 201, answer.deployment);
    }
  });

  router.get('/deployments/:id', (req, res) => {
    const found = locatedRepository(res)
      .deployments()
      .find(({ id }) => String(id) === req.params.id);
    if (found) respond(context, req, res, 200, found.render());
    else respondError(context, req, res, 404, 'Not Found');
  });

  router.get('/deployments/:id/statuses', (req, res) => {
    const found = locatedRepository(res).deploymentStatuses(
      Number(req.params.id),
    );
    if (!found) respondError(context, req, res, 404, 'Not Found');
    else respond(context, req, res, 200, pageOf(context, req, res, found));
  });

  router.get('/deployments/:id/statuses/:status', (req, res) => {
    const found = locatedRepository(res)
      .deploymentStatuses(Number(req.params.id))
      ?.find(({ id }) => String(id) === req.params.status);
    if (found) respond(context, req, res, 200, found);
    else respondError(context, req, res, 404, 'Not Found');
  });

  router.post('/deployments/:id/statuses', (req, res) => {
    const repository = locatedRepository(res);
    const id = Number(req.params.id);
    if (!repository.deploymentStatuses(id)) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const parsed = parseStatus(bodyOf(req));
    if (!parsed.ok) {
      respondError(context, req, res, 422, parsed.message);
      return;
    }
    const answer = repository.tellDeploymentStatus(id, parsed.value);
    if ('message' in answer) {
      respondError(context, req, res, answer.status, answer.message);
    } else {
      res.set('location', answer.url);
      respond(context, req, res, 201, answer);
    }
  });
}

function isRefusal(
  answer: ServedDeploymentAnswer,
): answer is Extract<ServedDeploymentAnswer, { status: 403 | 409 | 422 }> {
  return answer.status >= 400;
}
