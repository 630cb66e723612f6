import { ConflictError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployment,
  DeploymentOrder,
} from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import { readDeployments } from '../projection';
import { touchService } from '../projection/touchService';
import type { Deployments } from '../requests/Deployments';
import type { ReadyDeployment } from '../requests/ReadyDeployment';
import { at } from './FakeCi';

/** Stores what is asked for, and sends nothing. */
export class FakeDeployments implements Deployments {
  readonly #knex: Knex;
  #count = 0;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async findRepeated(options: {
    by: string;
    idempotencyKey: string;
    order?: DeploymentOrder;
  }): Promise<Deployment | undefined> {
    const rows = () =>
      this.#knex('deployments').where({
        requested_by: options.by,
        idempotency_key: options.idempotencyKey,
      });
    const [found] = await readDeployments(rows());
    if (found && options.order) {
      const { asked } = await rows().first('asked');
      if (asked !== JSON.stringify(options.order)) {
        throw new ConflictError('This key asked for something else before.');
      }
    }
    return found;
  }

  async request(options: {
    ready: ReadyDeployment;
    by: string;
    idempotencyKey: string;
    sendsAgain?: string;
  }) {
    const { ready, by, idempotencyKey, sendsAgain } = options;
    const { service, environment, version } = ready.asked;
    const id = await this.store({
      service,
      environment,
      asked: JSON.stringify({ service, environment, version }),
      version: ready.version,
      sha: ready.sha,
      digest: ready.digest,
      requested_by: by,
      idempotency_key: idempotencyKey,
      sends_again: sendsAgain,
    });
    return { deployment: (await this.find(id))!, created: true };
  }

  /** Writes a row as a test needs it. */
  async store(
    row: Record<string, string | number | undefined>,
  ): Promise<string> {
    this.#count += 1;
    const id = `00000000-0000-4000-8000-${String(this.#count).padStart(
      12,
      '0',
    )}`;
    const service = String(row.service ?? 'component:default/catalog');
    const version = String(row.version ?? 'b1');
    await this.#knex.transaction(async tx => {
      await tx('deployments').insert({
        id,
        service,
        service_name: 'catalog',
        environment: 'uat',
        asked: JSON.stringify({ service, environment: 'uat', version }),
        version,
        sha: 'a',
        deployer: 'fake',
        plan: '{}',
        explanation: '{}',
        state: 'waiting',
        phase: 'requested',
        requested_by: 'user:default/mock',
        idempotency_key: id,
        requested_at: at(20),
        claim: 'expected',
        ...row,
      });
      await touchService(tx, service);
    });
    return id;
  }

  async find(id: string): Promise<Deployment | undefined> {
    const [found] = await readDeployments(
      this.#knex('deployments').where({ id }),
    );
    return found;
  }
  async events() {
    const { sentence: detail, messages: detailMessages } = say(
      'event.repeats',
      { id: '4' },
    );
    return [
      {
        at: at(20),
        action: 'requested',
        by: 'user:default/mock',
        detail,
        detailMessages,
      },
    ];
  }
  async cancel(id: string): Promise<Deployment> {
    await this.#knex('deployments')
      .where({ id })
      .update({ state: 'cancelled', phase: 'ended', ended_at: at(30) });
    return (await this.find(id))!;
  }
  async claim(
    id: string,
    _proof?: unknown,
    told: { digest?: string } = {},
  ): Promise<Deployment> {
    if (told.digest !== undefined) {
      await this.#knex('deployments').where({ id }).update(told);
    }
    return (await this.find(id))!;
  }
}
