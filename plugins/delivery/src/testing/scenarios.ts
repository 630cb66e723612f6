import {
  type CandidateRow,
  conventionalEnvironments,
  type Deployment,
  type DeploymentDetails,
  type MatrixPage,
  type MatrixRow,
  type Mistake,
  say,
  type ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import {
  ago,
  day,
  hour,
  minute,
} from '@mainline/backstage-plugin-mainline-react/testing';
import {
  candidate,
  cell,
  deployment,
  job,
  matrixRow,
  runDetails,
  serviceDelivery,
  step,
} from './factories';
import { manyRows } from './manyRows';

/** Everything a {@link FixtureDeliveryApi} answers from. */
export interface Scenario {
  environments: MatrixPage['environments'];
  mistakes: Mistake[];
  rows: MatrixRow[];
  service: ServiceDelivery;
  candidates: CandidateRow[];
  /** Newest first. */
  deployments: Deployment[];
  details: Record<string, Partial<DeploymentDetails>>;
}

export const scenarioNames = [
  'usual',
  'empty',
  'error',
  'not-deployable',
  'many',
  'long-names',
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** Ids by which tests and pictures find a deployment in each state. */
export const known = {
  running: '11111111-1111-4111-8111-111111111111',
  failed: '22222222-2222-4222-8222-222222222222',
  refused: '33333333-3333-4333-8333-333333333333',
  unknown: '44444444-4444-4444-8444-444444444444',
  cancelled: '55555555-5555-4555-8555-555555555555',
  succeeded: '66666666-6666-4666-8666-666666666666',
  outside: 'github.com:1/778899',
} as const;

function knownDeployments(now: number): Deployment[] {
  return [
    deployment(459, 'integration', now, {
      id: known.running,
      state: 'running',
      phase: 'following',
      requestedAt: ago(6 * minute, now),
      startedAt: ago(5 * minute, now),
      endedAt: undefined,
      claim: 'claimed',
    }),
    deployment(456, 'performance', now, {
      id: known.failed,
      state: 'failed',
      reason: 'The run ended with failure.',
      requestedBy: 'user:default/lee',
      claim: 'claimed',
    }),
    deployment(458, 'production', now, {
      id: known.refused,
      state: 'refused',
      reason:
        "GitHub answered 422: Workflow does not have 'workflow_dispatch' trigger.",
      run: undefined,
      startedAt: undefined,
      requestedAt: ago(5 * hour, now),
      endedAt: ago(5 * hour - 3_000, now),
    }),
    deployment(458, 'uat', now, {
      id: known.succeeded,
      requestedBy: 'user:default/park',
      requestedAt: ago(8 * hour, now),
      startedAt: ago(8 * hour - minute, now),
      endedAt: ago(8 * hour - 4 * minute, now),
      askedVersion: 'latest',
    }),
    deployment(453, 'performance', now, {
      id: known.unknown,
      state: 'unknown',
      reason:
        'GitHub gave no answer within 10 seconds, and no run with its correlation id was seen for 10 minutes after.',
      run: undefined,
      startedAt: undefined,
      requestedAt: ago(day, now),
      endedAt: ago(day - 10 * minute, now),
    }),
    deployment(452, 'performance', now, {
      requestedAt: ago(2 * day, now),
      endedAt: ago(2 * day - 4 * minute, now),
    }),
    deployment(451, 'uat', now, {
      id: known.cancelled,
      state: 'cancelled',
      requestedAt: ago(2 * day + hour, now),
      endedAt: ago(2 * day + 50 * minute, now),
    }),
    deployment(442, 'production', now, {
      id: known.outside,
      origin: 'outside',
      phase: undefined,
      version: undefined,
      sha: undefined,
      checkIn: undefined,
      workflowSha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
      requestedBy: 'octo-ops',
      requestedAt: ago(4 * day, now),
      startedAt: undefined,
      endedAt: ago(4 * day, now),
      run: {
        id: '8800000001',
        url: 'https://github.com/acme/catalog/actions/runs/8800000001',
      },
      url: 'https://github.com/acme/catalog/actions/runs/8800000001',
    }),
    deployment(442, 'production', now, {
      requestedAt: ago(6 * day, now),
      startedAt: ago(6 * day - minute, now),
      endedAt: ago(6 * day - 7 * minute, now),
    }),
  ];
}

function detailsOf(
  deployments: Deployment[],
  now: number,
): Scenario['details'] {
  const of = (id: string) => deployments.find(each => each.id === id)!;
  return {
    [known.running]: {
      run: runDetails(of(known.running), now, [
        job(now, { id: '700', name: 'prepare' }),
        job(now, {
          status: 'in_progress',
          conclusion: undefined,
          completedAt: undefined,
          steps: [
            step(1, 'Set up job', now, 'success'),
            step(2, 'Claim the deployment', now, 'success'),
            step(3, 'Roll out', now),
          ],
        }),
      ]),
      cancel: { allowed: true },
    },
    [known.failed]: {
      run: runDetails(of(known.failed), now, [
        job(now, { id: '700', name: 'prepare' }),
        job(now, {
          id: '702',
          conclusion: 'failure',
          steps: [
            step(1, 'Set up job', now, 'success'),
            step(2, 'Claim the deployment', now, 'success'),
            step(3, 'Roll out', now, 'success'),
            step(4, 'Smoke test', now, 'failure'),
          ],
        }),
      ]),
    },
    [known.succeeded]: {
      run: runDetails(of(known.succeeded), now, [job(now)]),
    },
    [known.unknown]: { sendAgain: { allowed: true } },
  };
}

function usual(now: number): Scenario {
  const deployments = knownDeployments(now);
  const of = (id: string) => deployments.find(each => each.id === id)!;
  const production = deployments[deployments.length - 1];
  const cells = [
    cell('integration', {
      current: deployment(458, 'integration', now, {
        endedAt: ago(9 * hour, now),
      }),
      behind: 3,
      underway: of(known.running),
    }),
    cell('uat', { current: of(known.succeeded), behind: 3 }),
    cell('performance', {
      current: deployments[5],
      behind: 9,
      failed: of(known.failed),
    }),
    cell('production', { current: production, behind: 19 }),
  ];
  const service = serviceDelivery(now, cells);
  service.environments[3].deploy = {
    allowed: false,
    rule: 'not-allowed',
    ...say('permission.deploy', {
      service: 'component:default/catalog',
      environment: 'production',
      owners: 'group:default/release',
    }),
  };

  const at = (
    name: string,
    numbers: Array<number | undefined>,
    change: Partial<MatrixRow['service']> = {},
  ) =>
    matrixRow(
      name,
      now,
      conventionalEnvironments.map((environment, index) => {
        const number = numbers[index];
        if (number === undefined) return cell(environment.name);
        return cell(environment.name, {
          current: deployment(number, environment.name, now, {
            service: `component:default/${name}`,
            endedAt: ago((461 - number) * 3 * hour + index * 2 * hour, now),
          }),
          behind: 461 - number,
        });
      }),
      change,
    );

  const payments = at('payments', [461, 460, 460, 402], {
    owner: 'group:default/team-b',
  });
  payments.cells[3].behindAtLeast = true;
  payments.cells[3].failed = deployment(455, 'production', now, {
    service: 'component:default/payments',
    state: 'failed',
    reason: 'The run ended with failure.',
  });
  const search = at('search', [461, 461, 461, 461]);
  const mailer = at('mailer', [undefined, undefined, undefined, undefined], {
    owner: 'group:default/team-c',
  });
  const orders = at('orders', [460, 459, 459, 459], {
    owner: 'group:default/team-b',
  });
  orders.cells[3].current = {
    ...orders.cells[3].current!,
    origin: 'outside',
    id: 'github.com:4/5',
    phase: undefined,
  };
  const legacy = at('invoices', [450, 450, undefined, 441]);
  legacy.cells[3] = cell('production', { current: of(known.outside) });
  const waits = at('checkout', [461, 460, 458, 458], {
    owner: 'group:default/team-b',
  });
  waits.cells[1].underway = deployment(461, 'uat', now, {
    service: 'component:default/checkout',
    state: 'waiting',
    phase: 'following',
    reason: 'It waits for approval on GitHub.',
    endedAt: undefined,
  });

  return {
    environments: conventionalEnvironments.map(({ name, title, kind }) => ({
      name,
      title,
      kind,
    })),
    mistakes: [],
    rows: [
      at('accounts', [461, 461, 459, 459]),
      at('basket', [461, 458, 458, 451], { owner: 'group:default/team-c' }),
      matrixRow('catalog', now, cells),
      waits,
      legacy,
      mailer,
      orders,
      payments,
      search,
    ],
    service,
    candidates: [
      candidate(461, 'r', now),
      candidate(460, 'f', now),
      withDeployments(candidate(459, 'pr', now), {
        integration: known.running,
      }),
      withDeployments(
        candidate(458, 'ppp', now, { liveIn: ['integration', 'uat'] }),
        { uat: known.succeeded },
      ),
      candidate(457, 'pp', now),
      withDeployments(candidate(456, 'pppf', now), {
        performance: known.failed,
      }),
      candidate(455, 'pi', now),
      candidate(454, 'ppp', now),
      withDeployments(candidate(453, 'pppi', now), {
        performance: known.unknown,
      }),
      candidate(452, 'pppp', now, { liveIn: ['performance'] }),
      candidate(451, 'ppi', now),
      candidate(450, 'pp', now),
      ...Array.from({ length: 7 }, (_, index) =>
        candidate(449 - index, 'p', now),
      ),
      withDeployments(
        candidate(442, 'ppppp', now, { liveIn: ['production'] }),
        { production: production.id },
      ),
      ...Array.from({ length: 20 }, (_, index) =>
        candidate(441 - index, index % 4 === 0 ? 'ppppp' : 'p', now),
      ),
    ],
    deployments,
    details: detailsOf(deployments, now),
  };
}

function withDeployments(
  row: CandidateRow,
  ids: Record<string, string>,
): CandidateRow {
  return {
    ...row,
    stages: row.stages.map(stage =>
      stage.environment && ids[stage.environment]
        ? { ...stage, deploymentId: ids[stage.environment] }
        : stage,
    ),
  };
}

const longName =
  'customer-identity-and-access-management-token-introspection-service-eu-central';

/** The same facts at every call with the same `now`. */
export function scenario(name: ScenarioName, now: number): Scenario {
  const base = usual(now);
  switch (name) {
    case 'usual':
    case 'error':
      return base;
    case 'empty':
      return {
        ...base,
        rows: [],
        candidates: [],
        deployments: [],
        details: {},
        service: { ...serviceDelivery(now, []), newest: undefined },
      };
    case 'not-deployable':
      return {
        ...base,
        service: {
          ...serviceDelivery(now, [
            cell('production', { current: base.deployments[7] }),
          ]),
          target: {
            possible: false,
            ...say('workflow.missing', {
              path: '.github/workflows/deploy.yml',
              repository: 'acme/catalog',
              branch: 'main',
              annotation: 'delivery.mainline/workflow',
            }),
            annotation: 'delivery.mainline/workflow',
          },
          mistakes: [
            {
              field: 'spec.stages[2].environment',
              ...say('mistake.unknownEnvironment', {
                field: 'spec.stages[2].environment',
                environment: 'stagin',
                others: 'integration, uat, performance',
                last: 'production',
              }),
              entityRef: 'resource:default/catalog-pipeline',
            },
          ],
        },
        deployments: [base.deployments[7]],
      };
    case 'many':
      return { ...base, rows: manyRows(450, now) };
    case 'long-names':
      return {
        ...base,
        rows: base.rows.map((row, index) => ({
          ...row,
          service: {
            ...row.service,
            name: `${longName}-${index}`,
            entityRef: `component:default/${longName}-${index}`,
          },
        })),
        candidates: base.candidates.map(row => ({
          ...row,
          version: shortSha(row.sha),
          checkIn: {
            ...row.checkIn,
            message: `Make the introspection of tokens that were issued before the migration of ${longName} give the same answer`,
          },
        })),
      };
    default:
      return name satisfies never;
  }
}

function shortSha(text: string): string {
  return text.slice(0, 7);
}
