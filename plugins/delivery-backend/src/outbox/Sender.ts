import { randomUUID } from 'node:crypto';
import { stringifyError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployer,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';
import type { ActingContext } from '../ActingContext';
import {
  changeDeployment,
  orderOf,
  plusMs,
  type DeploymentRow,
  type OutboxRow,
} from '../rows';
import { dispatchInTime } from './dispatchInTime';
import { endLease } from './endLease';
import { settleSending } from './settleSending';
import { refused, takeForSending } from './takeForSending';

/** Sent at the same time by one process. */
const concurrency = 4;

/**
 * Sends what is due, at most once.
 *
 * 1. The row is marked as being sent, under a lease, and that is committed.
 * 2. It is sent.
 * 3. What came of it is written down.
 *
 * A death before 1 leaves it due, to be sent by whoever comes next. After 1 nobody sends it again, whether it was sent or not:
 * when the lease is over its run is looked for. Only an answer that says that certainly nothing was started makes it due again.
 */
export class Sender {
  readonly #late = new Set<Promise<void>>();

  constructor(
    private readonly context: ActingContext,
    private readonly onSettled: (row: DeploymentRow) => void = () => {},
  ) {}

  /** Sends everything that is due, and gives up the leases of those that are gone. Answers how many rows it touched. */
  async sendDue(signal?: AbortSignal): Promise<number> {
    const { knex, now } = this.context;
    const at = now();
    const over = await knex<OutboxRow>('outbox')
      .where({ state: 'sending' })
      .where('leased_until', '<', at)
      .select('deployment_id');
    for (const { deployment_id: id } of over) await endLease(this.context, id);

    const due = await knex<OutboxRow>('outbox')
      .where({ state: 'due' })
      .where('due_at', '<=', at)
      .orderBy('due_at')
      .select('deployment_id');
    const queue = due.map(row => row.deployment_id);
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (
          let id = queue.shift();
          id !== undefined && !signal?.aborted;
          id = queue.shift()
        ) {
          await this.send(id);
        }
      }),
    );
    return over.length + due.length;
  }

  /** Sends this one, where it is due and nobody else does. */
  async send(id: string): Promise<void> {
    const { context } = this;
    const deployer = await this.#deployerOf(id);
    if (!deployer) return;
    const taken = await takeForSending(context, { id, owner: randomUUID() });
    if (!taken) return;

    const answer = await this.#dispatch(deployer, taken);
    this.onSettled(await settleSending(context, id, answer));
  }

  /** Waits for answers that came after their time. */
  async stop(): Promise<void> {
    await Promise.all(this.#late);
  }

  async #dispatch(
    deployer: Deployer,
    { row, leasedUntil }: { row: DeploymentRow; leasedUntil: string },
  ): Promise<DispatchAnswer> {
    const { settings, now } = this.context;
    // This process may have stood still since it took the lease: what is sent then could outlast it.
    if (plusMs(now(), settings.timeoutMs) > leasedUntil) {
      return {
        outcome: 'not-sent',
        ...say('reason.senderStoodStill'),
      };
    }
    return dispatchInTime({
      deployer,
      order: orderOf(row),
      timeoutMs: settings.timeoutMs,
      onLate: late => this.#settleLate(row.id, late),
    });
  }

  #settleLate(id: string, answer: DispatchAnswer): void {
    const settling = settleSending(this.context, id, answer)
      .then(this.onSettled)
      .catch(error =>
        this.context.logger.error(
          `What came of sending deployment ${id} was told late (${
            answer.outcome
          }) and could not be written down: ${stringifyError(error)}`,
        ),
      )
      .finally(() => this.#late.delete(settling));
    this.#late.add(settling);
  }

  /** A deployment whose deployer is gone is refused: nothing was sent. */
  async #deployerOf(id: string): Promise<Deployer | undefined> {
    const { knex, findDeployer } = this.context;
    const row = await knex<DeploymentRow>('deployments').where({ id }).first();
    const deployer = row && findDeployer(row.deployer);
    if (!row || deployer) return deployer;
    await changeDeployment(this.context, id, ({ outbox, at }) => ({
      result: undefined,
      change:
        outbox?.state === 'due'
          ? refused(at, say('reason.deployerGone', { deployer: row.deployer }))
          : undefined,
    }));
    return undefined;
  }
}
