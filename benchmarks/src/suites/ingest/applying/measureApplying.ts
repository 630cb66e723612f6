import type { CollectingPortal } from '../../../portal/CollectingPortal';
import { startMadeUpPortal } from '../../../portal/startMadeUpPortal';
import type { PostgresServer } from '../../../portal/startPostgres';
import { untilCurrent } from '../../../portal/untilCurrent';
import { progress } from '../../../progress';
import type { SuiteContext } from '../../Suite';
import type { Measured } from '../Measured';
import { bareUpsert } from './bareUpsert';
import { measureNewRun } from './measureNewRun';

/** Collecting garbage stops the process for a moment. */
const heapEveryMs = 15_000;

/**
 * A whole history that comes in at once, page by page as reconciliation reads it, until health and answers are made from it; beside
 * a bare upsert of the rows of `runs` that came of it. And then one new run.
 */
export async function measureApplying(
  postgres: PostgresServer,
  context: SuiteContext,
): Promise<Measured> {
  const { services, runs, days } = context.options;
  const { portal, organisation } = await startMadeUpPortal(
    { name: 'applying', postgres, services, runs, days },
    context,
  );
  const heap = await heapOf(portal);
  progress(`Applying ${runs} runs …`);
  await portal.openSource();
  const { readMs, healthMs, currentMs } = await untilCurrent({
    portal,
    services,
    signal: context.signal,
    onLook: heap.look,
  });
  const rows = await portal.store.count('runs');
  await portal.store.analyze();
  progress('Upserting the same rows …');
  const bareMs = await bareUpsert(portal.store.knex, context.signal);

  const query = `${runs} runs, with check-ins and the jobs of red builds, read from a source that answers at once, until health and self-check are made from them`;
  const newRun = await measureNewRun(portal, organisation, context);
  return {
    data: {
      scenario: 'made-up',
      database: 'postgresql',
      services,
      days,
      runs: rows,
      made: 'a made-up source of the ci backend',
    },
    figures: [
      {
        metric: 'applying.rate',
        value: rows / (currentMs / 1000),
        unit: 'rows/s',
        against: rows / (bareMs / 1000),
        query,
        yardstick:
          'the same rows of runs, 500 in a statement, into a table with the same indexes',
        samples: 1,
        aim: { leastRatio: 0.3 },
        details: {
          seconds: Math.round(currentMs / 1000),
          secondsUntilRead: Math.round(readMs / 1000),
          secondsUntilHealth: Math.round(healthMs / 1000),
          yardstickSeconds: Math.round(bareMs / 1000),
        },
      },
      {
        metric: 'applying.heap-growth',
        value: heap.most() - heap.before,
        unit: 'MB',
        query: `${query}: the most that was in use after garbage was collected, less what was before`,
        samples: heap.samples(),
        aim: { value: 100 },
        details: { before: Math.round(heap.before) },
      },
      ...newRun,
    ],
  };
}

/** What the process holds, looked at now and then. */
async function heapOf(portal: CollectingPortal) {
  const before = await portal.heapMb();
  const taken: number[] = [];
  let lookedAt = performance.now();
  return {
    before,
    look: async () => {
      if (performance.now() - lookedAt < heapEveryMs) return;
      taken.push(await portal.heapMb());
      lookedAt = performance.now();
    },
    most: () => Math.max(before, ...taken),
    samples: () => taken.length,
  };
}
