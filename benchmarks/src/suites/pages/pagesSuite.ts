import { mkdir } from 'node:fs/promises';
import { figureLine } from '../../figures/figureLine';
import type { DataDescription } from '../../figures/Figure';
import { describeMachine } from '../../machine/describeMachine';
import type { CollectingPortal } from '../../portal/CollectingPortal';
import { startMadeUpPortal } from '../../portal/startMadeUpPortal';
import { startPostgres } from '../../portal/startPostgres';
import { untilCurrent } from '../../portal/untilCurrent';
import { benchState } from '../../project';
import { progress } from '../../progress';
import type { Suite, SuiteContext } from '../Suite';
import { measurePages } from './measurePages';

/** What the large portal is held against. */
const servicesOfSmall = 450;

/** The pages of a portal with many services and a long history. */
export const pagesSuite: Suite = {
  name: 'pages',
  summary:
    'pages of 5,000 services over 1,000,000 runs, beside the catalog’s and beside those of 450',
  parts: ['pages'],
  defaults: { services: 5000 },
  run: runPages,
};

async function runPages(context: SuiteContext): Promise<void> {
  const { services, runs, days } = context.options;
  await mkdir(benchState, { recursive: true });
  const postgres = await startPostgres();
  context.onEnd(postgres.stop);
  const start = async (
    name: string,
    size: { services: number; runs: number },
  ) => {
    const { portal } = await startMadeUpPortal(
      { name, postgres, days, ...size },
      context,
    );
    await portal.openSource();
    await untilCurrent({ portal, ...size, signal: context.signal });
    await portal.store.analyze();
    return portal;
  };
  const fewer = Math.min(servicesOfSmall, services);
  const small = await start('small', {
    services: fewer,
    // As many of each service, so that the number of services is the difference.
    runs: Math.round((runs / services) * fewer),
  });
  const large = await start('large', { services, runs });

  const surroundings = {
    bench: 'pages',
    data: await describe(large, context),
    machine: describeMachine(await postgres.version()),
  };
  for (const figure of await measurePages({ large, small }, context)) {
    context.print(figureLine(figure, surroundings));
  }
  progress('Done.');
}

async function describe(
  { store }: CollectingPortal,
  { options }: SuiteContext,
): Promise<DataDescription> {
  return {
    scenario: 'made-up',
    database: 'postgresql',
    services: options.services,
    days: options.days,
    runs: await store.count('runs'),
    made: 'a made-up source, read and projected by the portal itself; 10,000 runs, or a fifth, are of one service',
  };
}
