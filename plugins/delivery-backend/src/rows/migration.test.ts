import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { aReady, migrated, testDatabases } from '../__testUtils__';
import { readEvents } from '../requests/readEvents';
import { deploymentOf, newDeploymentRow } from '.';
import type { DeploymentRow } from '.';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@mainline/backstage-plugin-delivery-backend',
  'migrations',
);

describe.each(testDatabases().eachSupportedId())(
  'the migration to messages, on %s',
  id => {
    const databases = testDatabases();

    it('of reasons keeps what was told as a sentence, there and back', async () => {
      const knex = await migrated(await databases.init(id));
      const name = '20261128010000_reason_messages.js';
      const reason = 'Too many requests.';
      const { reason_messages: _, ...before } = newDeploymentRow({
        id: '11111111-1111-4111-8111-111111111111',
        ready: aReady(),
        by: 'user:default/ann',
        idempotencyKey: 'k',
        at: '2026-11-20T10:00:00.000Z',
      });
      await knex.migrate.down({ directory, name });
      await knex('deployments').insert({ ...before, reason });

      await knex.migrate.up({ directory, name });
      const stored = await knex<DeploymentRow>('deployments').first();
      expect(deploymentOf(stored!)).toMatchObject({ reason });
      expect(deploymentOf(stored!)).not.toHaveProperty('reasonMessages');

      await knex.migrate.down({ directory, name });
      expect(await knex('deployments').pluck('reason')).toEqual([reason]);
    });

    it('of details keeps what was told as a sentence, there and back', async () => {
      const knex = await migrated(await databases.init(id));
      const name = '20261128220000_detail_messages.js';
      const event = {
        at: '2026-11-20T10:00:00.000Z',
        action: 'sent',
        detail: 'It was accepted.',
      };
      const of = { deployment_id: '1', service: 's', environment: 'uat' };
      await knex.migrate.down({ directory, name });
      await knex('deployment_events').insert({ ...of, ...event });

      await knex.migrate.up({ directory, name });
      expect(await readEvents(knex, '1')).toEqual([event]);

      await knex.migrate.down({ directory, name });
      expect(await knex('deployment_events').pluck('detail')).toEqual([
        event.detail,
      ]);
    });
  },
);
