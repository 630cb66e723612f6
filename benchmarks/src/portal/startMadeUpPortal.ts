import { MadeUpOrganisation } from '../madeUp/MadeUpOrganisation';
import { progress } from '../progress';
import type { SuiteContext } from '../suites';
import { CollectingPortal } from './CollectingPortal';
import type { PostgresServer } from './startPostgres';
import { untilTrue } from './untilTrue';

const listedWithinMs = 30 * 60_000;
/** The history of the first service, where there are enough runs: what a page of a service is measured with. */
const runsOfFirst = 10_000;

/** A portal of a made-up organisation, which it has read nothing of yet. */
export interface MadeUpPortal {
  portal: CollectingPortal;
  organisation: MadeUpOrganisation;
}

/** Resolves when its catalog and ci list every service; its source answers once it is opened. */
export async function startMadeUpPortal(
  options: {
    name: string;
    postgres: PostgresServer;
    services: number;
    runs: number;
    days: number;
  },
  context: Pick<SuiteContext, 'signal' | 'onEnd'>,
): Promise<MadeUpPortal> {
  const { name, postgres, services, runs, days } = options;
  const organisation = new MadeUpOrganisation({
    services,
    runs,
    runsOfFirst: Math.min(runsOfFirst, Math.ceil(runs / 5)),
    days,
  });
  progress(`Starting a portal of ${services} services (${name}) …`);
  const portal = await CollectingPortal.start(
    {
      name,
      postgres,
      catalog: organisation.catalogFile(),
      source: 'made-up',
      config: {
        bench: { organisation: organisation.size },
        // Nothing new happens in it: it is as up to date after hours as it was at first.
        ci: { health: { lateAfter: { hours: 24 } } },
      },
    },
    context,
  );
  await untilTrue({
    look: async () => {
      const listed = await portal.store.count('services');
      return (
        listed >= services || `${listed} of ${services} services are listed`
      );
    },
    everyMs: 1000,
    withinMs: listedWithinMs,
    signal: context.signal,
    died: portal.died,
  });
  return { portal, organisation };
}
