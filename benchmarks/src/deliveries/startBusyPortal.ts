import { randomBytes } from 'node:crypto';
import { CollectingPortal } from '../portal/CollectingPortal';
import type { PostgresServer } from '../portal/startPostgres';
import { untilTrue } from '../portal/untilTrue';
import { progress } from '../progress';
import type { SuiteContext } from '../suites';
import { BusyOrganisation } from './BusyOrganisation';

const readWithinMs = 20 * 60_000;

/** A portal with an organisation that tells it what happens. */
export interface BusyPortal {
  portal: CollectingPortal;
  organisation: BusyOrganisation;
  door: string;
  secret: string;
}

/** Resolves when every repository was read once. */
export async function startBusyPortal(
  options: { name: string; postgres: PostgresServer; services: number },
  { signal, onEnd }: Pick<SuiteContext, 'signal' | 'onEnd'>,
): Promise<BusyPortal> {
  const { name, postgres, services } = options;
  const secret = randomBytes(24).toString('hex');
  const organisation = await BusyOrganisation.start(services);
  onEnd(() => organisation.close());
  progress(`Starting a portal of ${services} services (${name}) …`);
  const portal = await CollectingPortal.start(
    {
      name,
      postgres,
      catalog: organisation.catalogFile(),
      source: 'github',
      config: {
        integrations: {
          github: [
            {
              host: 'github.com',
              apiBaseUrl: organisation.github.url,
              token: 'simulator',
            },
          ],
        },
        ci: { github: { webhookSecret: secret } },
      },
    },
    { signal, onEnd },
  );
  await untilTrue({
    look: async () => {
      const { services: listed, read } = await portal.store.progress();
      return (
        (listed >= services && read === listed) ||
        `${read} of ${listed} services were read`
      );
    },
    everyMs: 500,
    withinMs: readWithinMs,
    signal,
    died: portal.died,
  });
  await portal.store.analyze();
  const door = `${portal.url}/api/ci/webhooks/github`;
  return { portal, organisation, door, secret };
}

/** Resolves when no delivery waits any more. @returns how long that took, in milliseconds */
export async function untilApplied(
  { portal }: Pick<BusyPortal, 'portal'>,
  signal: AbortSignal,
): Promise<number> {
  const begun = performance.now();
  await untilTrue({
    look: async () => {
      const pending = await portal.store.count('deliveries', {
        state: 'pending',
      });
      return pending === 0 || `${pending} deliveries wait in the inbox`;
    },
    everyMs: 250,
    withinMs: 2 * 60 * 60_000,
    signal,
    died: portal.died,
  });
  return performance.now() - begun;
}
