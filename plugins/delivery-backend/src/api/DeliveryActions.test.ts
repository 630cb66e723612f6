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
  async function deploy(before: Array<Pick<DeliveryTarget, 'kind'>>) {
    const plain = aReady({ environment: 'uat' });
    const { service } = plain.target;
    const ready = { ...plain, asked: { ...plain.asked, service } };
    const decided: string[] = [];
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
        examine: async () => ({ explanation: { obstacles: [] }, ready }),
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
    await actions.deploy(
      { service: 'orders', environment: 'uat', version: 'latest' },
      before.map(each => each.kind).join() || 'none',
      mockCredentials.user(),
    );
    return decided;
  }

  it('is decided about once where nothing changed meanwhile', async () => {
    expect(await deploy([{ kind: aReady().target.kind }])).toEqual(['uat']);
  });

  it('is decided about what will be done, should the catalog have changed since', async () => {
    expect(await deploy([])).toEqual(['uat']);
    expect(await deploy([{ kind: 'production' }])).toEqual([
      'production',
      'uat',
    ]);
  });
});
