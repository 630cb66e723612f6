import { Request, Response, Router } from 'express';
import { ServedJob } from '../served/ServedGithub';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Says that the jobs of an answer were not recorded. */
export const SUPPLIED_HEADER = 'x-simulator-supplied';

/** Jobs of a run, of one of its attempts, or single ones. */
export function addJobRoutes(router: Router, context: RestContext) {
  const answer = (req: Request, res: Response, jobs: ServedJob[]) => {
    if (jobs.some(({ supplied }) => supplied)) res.set(SUPPLIED_HEADER, 'jobs');
    const page = pageOf(context, req, res, jobs);
    respond(context, req, res, 200, {
      total_count: jobs.length,
      jobs: page.map(({ job }) => job),
    });
  };

  /** Where there is no job: because there is no such run, or because nothing can be told of it? */
  const refuse = (req: Request, res: Response, run: object | undefined) => {
    if (run && !('unavailable' in run)) return false;
    respondError(
      context,
      req,
      res,
      404,
      run ? `Not Found: ${run.unavailable}` : 'Not Found',
    );
    return true;
  };

  router.get('/actions/runs/:run/jobs', (req, res) => {
    const repository = locatedRepository(res);
    const runId = Number(req.params.run);
    const jobs = repository.jobs(runId);
    if (!jobs.length && refuse(req, res, repository.run(runId))) return;
    const newest = Math.max(...jobs.map(({ job }) => job.run_attempt ?? 1));
    answer(
      req,
      res,
      req.query.filter === 'all'
        ? jobs
        : jobs.filter(({ job }) => (job.run_attempt ?? 1) === newest),
    );
  });

  router.get('/actions/runs/:run/attempts/:attempt/jobs', (req, res) => {
    const repository = locatedRepository(res);
    const [runId, attempt] = [req.params.run, req.params.attempt].map(Number);
    const jobs = repository
      .jobs(runId)
      .filter(({ job }) => (job.run_attempt ?? 1) === attempt);
    const found = repository.attempt(runId, attempt);
    if (!jobs.length && refuse(req, res, found)) return;
    answer(req, res, jobs);
  });

  router.get('/actions/jobs/:job', (req, res) => {
    const found = locatedRepository(res).job(Number(req.params.job));
    if (!found) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    if (found.supplied) res.set(SUPPLIED_HEADER, 'jobs');
    respond(context, req, res, 200, found.job);
  });
}
