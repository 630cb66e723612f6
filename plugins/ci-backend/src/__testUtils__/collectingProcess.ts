/*
 * Collecting in a process of its own, for tests that kill it: `collectingProcess.ts '{ "knex": …, "minutes": … }'`.
 * It writes a line for each thing that it is about to do, and `settled` when it is through; at the line `killAt` it stands still.
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
  killAt?: string;
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
  const say = (line: string) => {
    process.stdout.write(`${line}\n`);
    if (line !== given.killAt) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };

  const source = new FakeSource();
  source.repositories.push(killTruth());
  let translated = 0;
  let requested = 0;
  source.onRequest = () => say(`request ${(requested += 1)}`);
  const { translate } = source.webhooks;
  source.webhooks.translate = (event, payload) => {
    say(`delivery ${(translated += 1)}`);
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
  say('settled');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
