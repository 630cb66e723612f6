import { randomUUID } from 'node:crypto';
import type { ActingContext } from '../ActingContext';
import type { OutboxRow } from '../rows';
import { findRuns } from './findRuns';
import { settleLooking } from './settleLooking';
import { takeForLooking, type Look } from './takeForLooking';

/** Looks for the runs of what may have been sent. */
export class Looker {
  constructor(private readonly context: ActingContext) {}

  /** Looks for every run that is to be looked for now. Answers how many. */
  async lookDue(signal?: AbortSignal): Promise<number> {
    const { knex, now } = this.context;
    const due = await knex<OutboxRow>('outbox')
      .where({ state: 'looking' })
      .where('due_at', '<=', now())
      .orderBy('due_at')
      .select('deployment_id');
    let looked = 0;
    for (const { deployment_id: id } of due) {
      if (signal?.aborted) break;
      const owner = randomUUID();
      const look = await takeForLooking(this.context, { id, owner });
      if (!look) continue;
      await this.#look(look);
      looked += 1;
    }
    return looked;
  }

  async #look(look: Look): Promise<void> {
    const { ci, findDeployer, settings, logger } = this.context;
    const { row, outbox } = look;
    const sight = await findRuns({
      ci,
      deployer: findDeployer(row.deployer),
      row,
      sentAt: outbox.sending_since ?? row.requested_at,
      signal: AbortSignal.timeout(settings.timeoutMs),
      logger,
    });
    await settleLooking(this.context, look, sight);
  }
}
