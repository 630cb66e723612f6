import type {
  Deployment,
  DeploymentOutcome,
  DeploymentPhase,
  DeploymentOrder,
} from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';

/** A row of `deployments`, as far as it is shown. */
interface DeploymentRow {
  id: string;
  service: string;
  environment: string;
  /** JSON */
  asked: string;
  version: string;
  sha: string;
  /** JSON */
  check_in: string | null;
  digest: string | null;
  state: DeploymentOutcome;
  phase: DeploymentPhase;
  reason: string | null;
  requested_by: string;
  requested_at: string;
  started_at: string | null;
  ended_at: string | null;
  run_repository_id: string | null;
  run_id: string | null;
  run_attempt: number | null;
  run_url: string | null;
  claim: Deployment['claim'];
  sends_again: string | null;
  sent_again_as: string | null;
}

/** Neither plan nor explanation, which are as large as all the rest. */
const shown: Array<keyof DeploymentRow> = [
  'id',
  'service',
  'environment',
  'asked',
  'version',
  'sha',
  'check_in',
  'digest',
  'state',
  'phase',
  'reason',
  'requested_by',
  'requested_at',
  'started_at',
  'ended_at',
  'run_repository_id',
  'run_id',
  'run_attempt',
  'run_url',
  'claim',
  'sends_again',
  'sent_again_as',
];

/** Deployments that were asked for here, by a query over the table `deployments`. */
export async function readDeployments(
  query: Knex.QueryBuilder,
): Promise<Deployment[]> {
  const rows: DeploymentRow[] = await query.select(
    shown.map(column => `deployments.${column}`),
  );
  return rows.map(deploymentOf);
}

function deploymentOf(row: DeploymentRow): Deployment {
  const { version: asked } = JSON.parse(row.asked) as DeploymentOrder;
  return {
    id: row.id,
    origin: 'mainline',
    service: row.service,
    environment: row.environment,
    version: row.version,
    askedVersion: asked === row.version ? undefined : asked,
    sha: row.sha,
    checkIn: row.check_in === null ? undefined : JSON.parse(row.check_in),
    digest: row.digest ?? undefined,
    state: row.state,
    phase: row.phase,
    reason: row.reason ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    run:
      row.run_id === null
        ? undefined
        : {
            repositoryId: row.run_repository_id ?? undefined,
            id: row.run_id,
            attempt: row.run_attempt ?? undefined,
            url: row.run_url ?? undefined,
          },
    claim: row.claim,
    sendsAgain: row.sends_again ?? undefined,
    sentAgainAs: row.sent_again_as ?? undefined,
  };
}
