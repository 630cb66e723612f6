import { Router } from 'express';
import { zipLogs } from '../logs/zipLogs';
import { locatedRepository } from './locateRepository';
import { SUPPLIED_HEADER } from './jobRoutes';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

/** Logs, answered with a link that is good for a minute. */
export function addLogRoutes(router: Router, context: RestContext) {
  router.get('/actions/jobs/:job/logs', (req, res) => {
    const repository = locatedRepository(res);
    const jobId = Number(req.params.job);
    const log = repository.log(jobId);
    if (log === undefined) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    if (repository.job(jobId)?.supplied) res.set(SUPPLIED_HEADER, 'jobs, logs');
    const path = context.logLinks.make('text/plain; charset=utf-8', () =>
      Buffer.from(log),
    );
    res.set('location', `${context.base()}${path}`);
    respond(context, req, res, 302);
  });

  router.get('/actions/runs/:run/logs', (req, res) => {
    const repository = locatedRepository(res);
    const logs = repository.jobs(Number(req.params.run)).flatMap(({ job }) => {
      const log = repository.log(Number(job.id));
      return log === undefined ? [] : [{ name: job.name, log }];
    });
    if (!logs.length) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const path = context.logLinks.make('application/zip', () => zipLogs(logs));
    res.set('location', `${context.base()}${path}`);
    respond(context, req, res, 302);
  });
}

/** Where the links lead: outside the REST API, as at GitHub, so without its limits and headers. */
export function addSignedLogRoute(router: Router, context: RestContext) {
  router.get('/_signed/logs/:key', (req, res) => {
    const opened = context.logLinks.open(req.params.key);
    if (opened === 'expired') {
      res.status(410).type('text/plain').send('This link has expired.');
    } else if (!opened) {
      res.status(404).type('text/plain').send('There is no such link.');
    } else {
      res.set('content-type', opened.contentType).send(opened.content);
    }
  });
}
