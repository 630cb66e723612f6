import express, { ErrorRequestHandler, Express, Router } from 'express';
import { addOidcRoutes } from '../oidc/oidcRoutes';
import { addPageRoutes } from '../pages/pageRoutes';
import { injectFaults } from '../faults/injectFaults';
import { addActivityRoutes } from './activityRoutes';
import { addAppRoutes } from './appRoutes';
import { addArtifactRoutes } from './artifactRoutes';
import { addCommitRoutes } from './commitRoutes';
import { addComparisonRoutes } from './comparisonRoutes';
import { addContentRoutes } from './contentRoutes';
import { guardRequest } from './guardRequest';
import { addDeploymentRoutes } from './deploymentRoutes';
import { addEnvironmentRoutes } from './environmentRoutes';
import { addDispatchRoutes } from './dispatchRoutes';
import { addHookRoutes, addRepositoryHookRoutes } from './hookRoutes';
import { addJobRoutes } from './jobRoutes';
import { locateById, locateBySlug } from './locateRepository';
import { addLogRoutes, addSignedLogRoute } from './logRoutes';
import { addMetaRoutes } from './metaRoutes';
import { addOrganisationRoutes } from './organisationRoutes';
import { addPullRequestRoutes } from './pullRequestRoutes';
import { readBody } from './readBody';
import { addRepositoryRoutes } from './repositoryRoutes';
import { respondError } from './respond';
import { RestContext } from './RestContext';
import { addRunRoutes } from './runRoutes';
import { addWorkflowRoutes } from './workflowRoutes';

/** The REST API and the pages that stand in for GitHub's. */
export function createRestApp(context: RestContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  const outside = Router();
  addSignedLogRoute(outside, context);
  addOidcRoutes(outside, context.issuer);
  addPageRoutes(outside, context);
  app.use(outside);

  // Everything from here on is the REST API.
  app.use(guardRequest(context));
  app.use(...readBody(context), injectFaults(context));
  const meta = Router();
  addMetaRoutes(meta, context);
  addAppRoutes(meta, context);
  addHookRoutes(meta, context);
  addOrganisationRoutes(meta, context);
  app.use(meta);

  const repository = Router();
  addRepositoryRoutes(repository, context);
  addCommitRoutes(repository, context);
  addComparisonRoutes(repository, context);
  addPullRequestRoutes(repository, context);
  addContentRoutes(repository, context);
  addActivityRoutes(repository, context);
  addWorkflowRoutes(repository, context);
  addDispatchRoutes(repository, context);
  addRunRoutes(repository, context);
  addArtifactRoutes(repository, context);
  addEnvironmentRoutes(repository, context);
  addDeploymentRoutes(repository, context);
  addJobRoutes(repository, context);
  addLogRoutes(repository, context);
  addRepositoryHookRoutes(repository, context);
  app.use('/repos/:owner/:repo', locateBySlug(context), repository);
  app.use('/repositories/:id', locateById(context), repository);

  app.use((req, res) => respondError(context, req, res, 404, 'Not Found'));
  const onError: ErrorRequestHandler = (error, req, res, next) => {
    if (res.headersSent) next(error);
    else respondError(context, req, res, 500, `Simulator: ${error}`);
  };
  app.use(onError);
  return app;
}
