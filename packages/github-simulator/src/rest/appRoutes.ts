import { Router } from 'express';
import { Schemas } from '../served/ServedGithub';
import { isoSeconds } from '../render/time';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const HOUR_MS = 3_600_000;

/** Read access to what Mainline reads, and the events that it hears. */
const PERMISSIONS = {
  actions: 'read',
  contents: 'read',
  deployments: 'read',
  metadata: 'read',
  pull_requests: 'read',
} satisfies Schemas['app-permissions'];

const EVENTS = [
  'deployment',
  'deployment_status',
  'push',
  'repository',
  'workflow_job',
  'workflow_run',
];

/** An App that is installed at every owner. Its tokens are taken as any other is. */
export function addAppRoutes(router: Router, context: RestContext) {
  router.get('/app/installations', (req, res) => {
    respond(context, req, res, 200, installations(context));
  });

  router.post('/app/installations/:id/access_tokens', (req, res) => {
    const id = Number(req.params.id);
    if (!installations(context).some(one => one.id === id)) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    respond(context, req, res, 201, {
      token: context.token ?? `ghs_installation${id}`,
      expires_at: isoSeconds(context.clock.now() + HOUR_MS),
      permissions: PERMISSIONS,
      repository_selection: 'all',
    });
  });
}

function installations(context: RestContext): Schemas['installation'][] {
  const owners = new Map(
    context.github.repositories().map(each => {
      const { owner } = each.repository();
      return [owner.id, owner];
    }),
  );
  return [...owners.values()].map(owner => ({
    id: Number(owner.id),
    // The description asks for an account and an enterprise in one.
    account: {
      ...owner,
      name: owner.login,
      slug: owner.login,
      created_at: isoSeconds(0),
      updated_at: isoSeconds(0),
    },
    app_id: 1,
    app_slug: 'mainline',
    target_id: Number(owner.id),
    target_type: owner.type,
    repository_selection: 'all',
    access_tokens_url: `${context.base()}/app/installations/${
      owner.id
    }/access_tokens`,
    repositories_url: `${context.base()}/installation/repositories`,
    html_url: `${context.base()}/organizations/${
      owner.login
    }/settings/installations/${owner.id}`,
    permissions: { ...PERMISSIONS },
    events: EVENTS,
    single_file_name: null,
    created_at: isoSeconds(0),
    updated_at: isoSeconds(0),
    suspended_by: null,
    suspended_at: null,
  }));
}
