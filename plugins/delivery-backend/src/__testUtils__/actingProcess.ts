/*
 * Acting in a process of its own, for tests that kill it or have many of it: `actingProcess.ts '{ "knex": …, … }'`.
 * It says a line for each step that it is about to do, stands still at the one where it is to be killed, and says `done`.
 */
import { writeSync } from 'node:fs';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import knexFactory, { type Knex } from 'knex';
import { Acting } from '../Acting';
import { aReady } from './aReady';
import { SimulatorDeployer } from './SimulatorDeployer';

export interface ActingProcessArguments {
  knex: Knex.Config;
  /** Of the simulator. */
  url: string;
  runDetails: boolean;
  claims: boolean;
  /** One deployment of a service of its own in each. */
  rounds: number;
  /** The same request in each round. */
  requests: number;
  concurrency: number;
  /** What the simulator has not answered by then may have been sent or not. */
  timeoutMs?: number;
  /** Stands still before this step, counted from 1. */
  standAt?: number;
}

const silent: LoggerService = {
  error: message => say(`error ${message}`),
  warn: message => say(`warn ${message}`),
  info: () => {},
  debug: () => {},
  child: () => silent,
};

function say(line: string) {
  writeSync(1, `${line}\n`);
}

let step = 0;

async function main() {
  const given = JSON.parse(process.argv[2]) as ActingProcessArguments;
  // Not as other tests do it: what these need takes seconds to load, and this process is started a hundred times.
  const knex = knexFactory({ useNullAsDefault: true, ...given.knex });
  const deployer = new SimulatorDeployer(given.url, given);

  if (given.rounds === 1) {
    const announce = (what: string) => {
      step += 1;
      say(`${step} ${what}`);
      // Nothing of this process goes on, until it is killed.
      if (step === given.standAt) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      }
    };
    knex.on('query', ({ sql }: { sql: string }) => announce(sql));
    deployer.onStep = announce;
  }

  const acting = Acting.create({
    knex,
    config: new ConfigReader(sendingWithin(given.timeoutMs)),
    deployers: [deployer],
    ci: {
      getRun: async () => {
        throw new NotFoundError('ci has not seen the run yet');
      },
      getRuns: async () => ({ items: [], totalItems: 0 }),
    },
    logger: silent,
    scheduler: {
      triggerTask: async () => {},
      cancelTask: async () => {},
      scheduleTask: async () => {},
      createScheduledTaskRunner: () => ({ run: async () => {} }),
      getScheduledTasks: async () => [],
    },
    onChanged: () => {},
  });
  if (given.rounds > 1) await acting.start();
  const created: string[] = [];
  for (let round = 0; round < given.rounds; round += 1) {
    const ready = aReady({
      service: given.rounds === 1 ? 'orders' : `orders-${round}`,
      claims: given.claims,
    });
    let left = given.requests;
    const ask = async () => {
      while (left > 0) {
        left -= 1;
        const answer = await acting.request({
          ready,
          by: 'user:default/frank',
          idempotencyKey: `round ${round}`,
        });
        if (answer.created) created.push(answer.deployment.id);
      }
    };
    await Promise.all(Array.from({ length: given.concurrency }, ask));
  }
  if (given.rounds === 1) await acting.settle();
  await acting.stop();
  await knex.destroy();
  say(`created ${created.length}`);
  say('done');
}

function sendingWithin(timeoutMs?: number): JsonObject {
  if (timeoutMs === undefined) return {};
  return {
    delivery: {
      sending: {
        timeout: { milliseconds: timeoutMs },
        lease: { milliseconds: 3 * timeoutMs },
      },
    },
  };
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
