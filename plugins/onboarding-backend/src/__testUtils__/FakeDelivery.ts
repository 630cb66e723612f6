import type {
  DeliveryApi,
  Deployment,
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';

export const environments: MatrixPage['environments'] = [
  { name: 'uat', title: 'User acceptance', kind: 'uat' },
  { name: 'production', title: 'Production', kind: 'production' },
];

export function aDeployment(fact: Partial<Deployment> = {}): Deployment {
  return {
    id: '1',
    origin: 'mainline',
    service: 'component:default/catalog',
    environment: 'uat',
    version: 'b456',
    state: 'succeeded',
    requestedAt: '2026-11-03T09:00:00.000Z',
    endedAt: '2026-11-03T09:05:00.000Z',
    claim: 'none',
    ...fact,
  };
}

/** A row of a service that was deployed to uat, with what the test says over it. */
export function aRow(name: string, fact: Partial<MatrixRow> = {}): MatrixRow {
  return {
    service: { entityRef: `component:default/${name}`, name },
    cells: [
      { environment: 'uat', current: aDeployment() },
      { environment: 'production' },
    ],
    target: {
      possible: true,
      deployer: 'github-actions',
      workflow: 'deploy.yml',
    },
    ...fact,
  };
}

/** delivery with the services that a test says. */
export class FakeDelivery {
  rows: MatrixRow[] = [];
  failure: Error | undefined;
  requests = 0;

  readonly api = {
    getMatrix: async ({ cursor = '0', limit = 50 } = {}) => {
      this.requests += 1;
      if (this.failure) throw this.failure;
      const from = Number(cursor);
      const next = from + limit;
      return {
        environments,
        items: this.rows.slice(from, next),
        nextCursor: next < this.rows.length ? String(next) : undefined,
      };
    },
  } as unknown as DeliveryApi;
}
