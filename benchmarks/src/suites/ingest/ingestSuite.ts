import { mkdir } from 'node:fs/promises';
import { figureLine } from '../../figures/figureLine';
import { describeMachine } from '../../machine/describeMachine';
import { startPostgres } from '../../portal/startPostgres';
import { benchState } from '../../project';
import { progress } from '../../progress';
import type { Suite, SuiteContext } from '../Suite';
import { measureApplying } from './applying/measureApplying';
import { measureDoor } from './door/measureDoor';
import type { Measured } from './Measured';
import { measureStream } from './stream/measureStream';

const parts = ['door', 'stream', 'applying'];

/** What a portal does with what comes in. */
export const ingestSuite: Suite = {
  name: 'ingest',
  summary:
    'deliveries at the door and until pages are current; 1,000,000 runs until everything is computed; one new run',
  parts,
  defaults: { services: 5000, samples: 15 },
  run: runIngest,
};

async function runIngest(context: SuiteContext): Promise<void> {
  const { only = parts } = context.options;
  await mkdir(benchState, { recursive: true });
  const postgres = await startPostgres();
  context.onEnd(postgres.stop);
  const machine = describeMachine(await postgres.version());
  const print = ({ data, figures }: Measured) =>
    figures.forEach(figure =>
      context.print(figureLine(figure, { bench: 'ingest', data, machine })),
    );

  if (only.includes('door')) print(await measureDoor(postgres, context));
  if (only.includes('stream')) print(await measureStream(postgres, context));
  if (only.includes('applying')) {
    print(await measureApplying(postgres, context));
  }
  progress('Done.');
}
