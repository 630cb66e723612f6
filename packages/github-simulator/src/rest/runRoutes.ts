import { Request, Response, Router } from 'express';
import { ChangeResult } from '../served/ServedGithub';
import { filterRuns } from './filterRuns';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Runs and their attempts; starting them again and cancelling them. */
export function addRunRoutes(router: Router, context: RestContext) {
  router.get('/actions/runs', (req, res) => {
    const { total, reachable } = filterRuns(req, locatedRepository(res).runs());
    respond(context, req, res, 200, {
      total_count: total,
      workflow_runs: pageOf(context, req, res, reachable).map(run =>
        run.render(),
      ),
    });
  });

  const answerRun = (
    req: Request,
    res: Response,
    run: object | { unavailable: string } | undefined,
  ) => {
    if (!run) respondError(context, req, res, 404, 'Not Found');
    else if ('unavailable' in run) {
      respondError(context, req, res, 404, `Not Found: ${run.unavailable}`);
    } else respond(context, req, res, 200, run);
  };

  router.get('/actions/runs/:run', (req, res) => {
    answerRun(req, res, locatedRepository(res).run(Number(req.params.run)));
  });

  router.get('/actions/runs/:run/attempts/:attempt', (req, res) => {
    const { run, attempt } = req.params;
    answerRun(
      req,
      res,
      locatedRepository(res).attempt(Number(run), Number(attempt)),
    );
  });

  const change =
    (status: 201 | 202, act: (req: Request, res: Response) => ChangeResult) =>
    (req: Request, res: Response) => {
      const { run, job } = req.params;
      const repository = locatedRepository(res);
      if (run ? !repository.run(Number(run)) : !repository.job(Number(job))) {
        respondError(context, req, res, 404, 'Not Found');
        return;
      }
      const result = act(req, res);
      if (result.ok) respond(context, req, res, status, {});
      else respondError(context, req, res, result.status, result.message);
    };

  router.post(
    '/actions/runs/:run/rerun',
    change(201, (req, res) =>
      locatedRepository(res).rerun(Number(req.params.run), false),
    ),
  );
  router.post(
    '/actions/runs/:run/rerun-failed-jobs',
    change(201, (req, res) =>
      locatedRepository(res).rerun(Number(req.params.run), true),
    ),
  );
  router.post(
    '/actions/jobs/:job/rerun',
    change(201, (req, res) =>
      locatedRepository(res).rerunJob(Number(req.params.job)),
    ),
  );
  for (const verb of ['cancel', 'force-cancel']) {
    router.post(
      `/actions/runs/:run/${verb}`,
      change(202, (req, res) =>
        locatedRepository(res).cancel(Number(req.params.run)),
      ),
    );
  }
}
