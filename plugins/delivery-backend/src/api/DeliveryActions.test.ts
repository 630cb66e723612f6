import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { DeliveryTarget } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { aReady, migrated, testDatabases } from '../__testUtils__';
import { FakeDeployments } from '../__testUtils__/FakeDeployments';
import { DeliveryActions } from './DeliveryActions';
import type { DeliveryContext } from './DeliveryContext';

describe('deploying', () => {
  const databases = testDatabases();
  let knex: Knex;
  let deployments: FakeDeployments;

  beforeAll(async () => {
    knex = await migrated(await databases.init('SQLITE_3'));
    deployments = new FakeDeployments(knex);
    await knex('services').insert({
      entity_ref: 'component:default/orders',
      name: 'orders',
      name_key: 'orders',
      search_key: 'orders',
      listed: true,
    });
  });

  /** The catalog has the environment by the time that the order is examined, and not before; or has it as another kind. */
  async function deploy(
    before: Array<Pick<DeliveryTarget, 'kind'>>,
    meanwhile?: (key: string) => Promise<void>,
  ) {
    const plain = aReady({ environment: 'uat' });
    const { service } = plain.target;
    const ready = { ...plain, asked: { ...plain.asked, service } };
    const decided: string[] = [];
    const key = randomUUID();
    const actions = new DeliveryActions({
      knex,
      auth: mockServices.auth(),
      deployments,
      visibleServices: { visibleTo: async () => 'all' },
      deliveryCatalog: {
        read: async () => ({
          environments: before.map(({ kind }) => ({ name: 'uat', kind })),
        }),
      },
      entities: {
        find: async () =>
          new Map([
            [service, { annotations: {}, owners: ready.target.owners }],
          ]),
      },
      explainer: {
        examine: async () => {
          if (!meanwhile) return { explanation: { obstacles: [] }, ready };
          await meanwhile(key);
          const obstacle = { rule: 'underway', sentence: 'It is on its way.' };
          return { explanation: { obstacles: [obstacle] } };
        },
      },
      permissions: {
        require: async (
          _by: unknown,
          _deed: unknown,
          target: DeliveryTarget,
        ) => {
          decided.push(target.kind);
        },
      },
    } as unknown as DeliveryContext);
    const { created } = await actions.deploy(
      { service: 'orders', environment: 'uat', version: 'latest' },
      key,
      mockCredentials.user(),
    );
    return { decided, created };
  }

  it('is decided about once where nothing changed meanwhile', async () => {
    const { decided } = await deploy([{ kind: aReady().target.kind }]);
    expect(decided).toEqual(['uat']);
  });

  it('is decided about what will be done, should the catalog have changed since', async () => {
    expect((await deploy([])).decided).toEqual(['uat']);
    expect((await deploy([{ kind: 'production' }])).decided).toEqual([
      'production',
      'uat',
    ]);
  });

  it('answers what the same request made at the same moment, which is no obstacle to itself', async () => {
    const service = 'component:default/orders';
    const order = { service, environment: 'uat', version: 'latest' };
    const { created } = await deploy([{ kind: 'uat' }], async key => {
      await deployments.store({
        service,
        asked: JSON.stringify(order),
        requested_by: 'user:default/mock',
        idempotency_key: key,
      });
    });
    expect(created).toBe(false);
  });

  it('is refused where another request is on its way', async () => {
    await expect(deploy([{ kind: 'uat' }], async () => {})).rejects.toThrow(
      'It is on its way.',
    );
  });
});
