/*
 * Collecting in a process of its own, for tests that kill it: `collectingProcess.ts '{ "knex": …, "minutes": … }'`.
 * It writes a line for each thing that it is about to do, and `settled` when it is through.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  createKnex,
  type Knex,
} from '@mainline/backstage-plugin-mainline-node/testing';
import { Collecting } from '../Collecting';
import { killTruth } from './killTruth';
import { FakeSource } from './FakeSource';
import { morning } from './facts';

interface Arguments {
  knex: Knex.Config;
  /** What the clock says, after the tests' morning. */
  minutes: number;
}

const silent: LoggerService = {
  error: message => process.stdout.write(`error ${message}\n`),
  warn: message => process.stdout.write(`warn ${message}\n`),
  info: () => {},
  debug: () => {},
  child: () => silent,
};

async function main() {
  const given = JSON.parse(process.argv[2]) as Arguments;
  const knex = createKnex(given.knex);

  const source = new FakeSource();
  source.repositories.push(killTruth());
  let translated = 0;
  let requested = 0;
  source.onRequest = async () => {
    process.stdout.write(`request ${(requested += 1)}\n`);
    await new Promise(resolve => setTimeout(resolve, 5));
  };
  const { translate } = source.webhooks;
  source.webhooks.translate = (event, payload) => {
    process.stdout.write(`delivery ${(translated += 1)}\n`);
    // A batch is translated in one go: whoever reads the line has the time to kill this process within it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    return translate(event, payload);
  };

  const collecting = await Collecting.create({
    database: { getClient: async () => knex },
    logger: silent,
    scheduler: {
      triggerTask: async () => {},
      cancelTask: async () => {},
      scheduleTask: async () => {},
      createScheduledTaskRunner: () => ({ run: async () => {} }),
      getScheduledTasks: async () => [],
    },
    config: new ConfigReader({}),
    sources: [source],
    clock: () => new Date(morning + given.minutes * 60_000),
  });
  await collecting.settle();
  await knex.destroy();
  process.stdout.write('settled\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
