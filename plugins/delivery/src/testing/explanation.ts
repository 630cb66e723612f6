import { say } from '@mainline/backstage-plugin-delivery-common';
import type {
  CandidateRow,
  DeploymentOrder,
  Explanation,
  Obstacle,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import type { Scenario } from './scenarios';

/** What the backend would say of an order, over a scenario. */
export function explanation(
  scenario: Scenario,
  asked: { order: DeploymentOrder; service: ServiceDelivery },
): Explanation {
  const { order, service } = asked;
  const rows = scenario.candidates;
  const at = rows.findIndex(row => fits(row, order.version, rows));
  const row: CandidateRow | undefined = rows[at];
  const cell = service.environments.find(
    each => each.environment === order.environment,
  );
  const current = cell?.current;
  const now = current?.sha
    ? rows.findIndex(each => each.sha === current.sha)
    : -1;
  const between = now < 0 || at < 0 ? [] : rows.slice(at, now);

  return {
    service: service.service.entityRef,
    environment: order.environment,
    asked: order.version,
    version: row && {
      version: row.version,
      sha: row.sha,
      checkIn: row.checkIn,
    },
    current,
    direction: row && direction(current?.sha, current !== undefined, at, now),
    changes: between.slice(0, 10).map(each => each.checkIn),
    moreChanges: between.length > 10 ? between.length - 10 : undefined,
    obstacles: obstacles(order, service, row),
    remarks:
      now >= 0 && at > now
        ? [
            say('remark.rollback', {
              environment: order.environment,
              current: current?.version ?? '',
            }),
          ]
        : [],
    workflow: {
      name: '.github/workflows/deploy.yml',
      repository: `acme/${service.service.name}`,
      ref: 'main',
    },
    effect:
      order.environment === 'production' ? 'at-most-once' : 'exactly-once',
    command: `deploy service=${service.service.name} environment=${order.environment} version=${order.version}`,
  };
}

function fits(row: CandidateRow, version: string, rows: CandidateRow[]) {
  if (version === 'latest') {
    return row === rows.find(each => each.stages[0].state === 'passed');
  }
  return (
    row.version === version ||
    (/^[0-9a-f]{7,40}$/.test(version) && row.sha.startsWith(version))
  );
}

function direction(
  sha: string | undefined,
  known: boolean,
  at: number,
  now: number,
): Explanation['direction'] {
  if (!known) return 'first';
  if (!sha || now < 0) return 'unknown';
  if (at === now) return 'same';
  return at < now ? 'forward' : 'back';
}

function obstacles(
  order: DeploymentOrder,
  service: ServiceDelivery,
  row: CandidateRow | undefined,
): Obstacle[] {
  const cell = service.environments.find(
    each => each.environment === order.environment,
  );
  if (!cell) {
    return [
      {
        rule: 'unknown-environment',
        field: 'environment',
        ...say('order.unknownEnvironment', {
          asked: order.environment,
          environments: service.environments
            .map(each => each.environment)
            .join(', '),
        }),
      },
    ];
  }
  const found: Obstacle[] = [];
  if (!row) {
    found.push({
      rule: 'unknown-version',
      field: 'version',
      ...say('version.none', { asked: order.version }),
    });
  }
  if (!cell.deploy.allowed) {
    found.push({
      rule: cell.deploy.rule,
      field: 'environment',
      sentence: cell.deploy.sentence,
      messages: cell.deploy.messages,
    });
  }
  if (cell.underway) {
    found.push({
      rule: 'underway',
      field: 'environment',
      ...say('order.underway', {
        environment: order.environment,
        version: cell.underway.version!,
        since: cell.underway.requestedAt,
        person: cell.underway.requestedBy!,
      }),
    });
  }
  const place = row?.stages.findIndex(
    stage => stage.environment === order.environment,
  );
  const missing = row?.stages
    .slice(0, place)
    .find(stage => stage.state !== 'passed');
  if (row && missing) {
    found.push({
      rule: 'stage-waiting',
      field: 'version',
      ...say('promotion.waiting', {
        version: row.version,
        environment: order.environment,
        stage: missing.title,
      }),
    });
  }
  return found;
}
