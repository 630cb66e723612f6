import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ciOnItPermission } from '@mainline/backstage-plugin-ci-common';
import type { Instant, OnIt } from '@mainline/backstage-plugin-ci-common';
import {
  isPostgres,
  isVisible,
  transact,
} from '@mainline/backstage-plugin-mainline-node';
import type { VisibleServices } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { noSuchService } from '../api/queries/noSuchService';
import type { CiPermissions } from '../permission';
import { announceServices } from '../projection/announceServices';
import type { OnItRow } from './OnItRow';

/**
 * "I'm on it": one person for each red mainline, the one who said so last. It is about one red, and is over with it.
 *
 * Each change locks the service's computed row, which whoever computes it anew has to lock too: nobody can be on a red that
 * has just ended.
 */
export class OnItActions {
  readonly #options: {
    knex: Knex;
    visibleServices: VisibleServices;
    permissions: CiPermissions;
    onServicesChanged: (entityRefs: string[]) => void;
    now: () => Date;
  };

  constructor(options: {
    knex: Knex;
    visibleServices: VisibleServices;
    permissions: CiPermissions;
    /** Called after who is on it changed. */
    onServicesChanged: (entityRefs: string[]) => void;
    now: () => Date;
  }) {
    this.#options = options;
  }

  /** Said twice by one person about one red, it stays as it was said first. */
  async put(
    service: string,
    credentials: BackstageCredentials,
  ): Promise<{ now: OnIt; before?: string; redSince: Instant }> {
    const by = await this.#personFor(service, credentials);
    const put = await transact(this.#options.knex, async (tx, writes) => {
      const red = await lockService(tx, service);
      const before = await tx<OnItRow>('on_it')
        .where({ entity_ref: service })
        .first();
      if (red.state !== 'failing' || red.red_since === null) {
        throw new ConflictError(
          `The mainline of ${service} is not red, so there is nothing to be on: somebody can be on it while it is.`,
        );
      }
      const ofThisRed =
        before && before.red_since >= red.red_since ? before : undefined;
      const redSince = red.red_since;
      if (ofThisRed?.by === by) {
        return { now: { by, at: ofThisRed.at }, redSince, changed: false };
      }
      const row: OnItRow = {
        entity_ref: service,
        by,
        at: this.#options.now().toISOString(),
        red_since: redSince,
      };
      await tx<OnItRow>('on_it').insert(row).onConflict('entity_ref').merge();
      await announceServices(tx, writes, [service]);
      return {
        now: { by, at: row.at },
        before: ofThisRed?.by,
        redSince,
        changed: true,
      };
    });
    if (put.changed) this.#options.onServicesChanged([service]);
    const { now, before, redSince } = put;
    return { now, before, redSince };
  }

  /** Whoever may say it may take it back, of anybody. Where nobody was on it, that is how it stays. */
  async delete(
    service: string,
    credentials: BackstageCredentials,
  ): Promise<{ before?: string }> {
    await this.#personFor(service, credentials);
    const before = await transact(this.#options.knex, async (tx, writes) => {
      await lockService(tx, service);
      const row = await tx<OnItRow>('on_it')
        .where({ entity_ref: service })
        .first();
      if (!row) return undefined;
      await tx<OnItRow>('on_it').where({ entity_ref: service }).delete();
      await announceServices(tx, writes, [service]);
      return row.by;
    });
    if (before) this.#options.onServicesChanged([service]);
    return { before };
  }

  async #personFor(
    service: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const { permissions, visibleServices } = this.#options;
    const person = permissions.personOf(
      credentials,
      'Only a person can be on it: sign in, for the token of a service says of nobody that they mend it.',
    );
    const visible = await visibleServices.visibleTo(credentials);
    if (!isVisible(visible, service)) throw noSuchService(service);
    await permissions.require(ciOnItPermission, `say "I'm on it"`, credentials);
    return person;
  }
}

async function lockService(
  tx: Knex.Transaction,
  service: string,
): Promise<{ state: string; red_since: Instant | null }> {
  const query = tx('service_health')
    .where({ entity_ref: service })
    .first('state', 'red_since');
  const row = await (isPostgres(tx) ? query.forUpdate() : query);
  if (!row) throw noSuchService(service);
  return row;
}
