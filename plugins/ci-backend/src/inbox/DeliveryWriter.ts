import type { Knex } from 'knex';
import { storeDeliveries, type ReceivedDelivery } from './storeDeliveries';

interface Waiting {
  delivery: ReceivedDelivery;
  resolve: (isNew: boolean) => void;
  reject: (error: unknown) => void;
}

/** What goes into one statement. A delivery may be large: then it goes alone. */
const most = { deliveries: 100, characters: 4 * 1024 * 1024 };

/** While one waits for its commit, another is sent. */
const statementsAtOnce = 2;

/**
 * Stores deliveries, those together that came while the statements before were under way: a commit costs more than a row.
 * Each is told of its own fate, after the commit. Those that can't be stored together are stored one by one.
 */
export class DeliveryWriter {
  private readonly waiting: Waiting[] = [];
  private writing = 0;

  constructor(private readonly knex: Knex) {}

  /** Resolves once it is stored, with whether it is new; rejects where it could not be. */
  async write(delivery: ReceivedDelivery): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ delivery, resolve, reject });
      if (this.writing < statementsAtOnce) void this.writeAll();
    });
  }

  /** Never rejects: what goes wrong is told to who waits for it. */
  private async writeAll(): Promise<void> {
    this.writing += 1;
    while (this.waiting.length > 0) await this.writeGroup(this.nextGroup());
    this.writing -= 1;
  }

  private async writeGroup(group: Waiting[]): Promise<void> {
    try {
      await this.store(group);
    } catch (error) {
      if (group.length === 1) group[0].reject(error);
      else await Promise.all(group.map(one => this.writeGroup([one])));
    }
  }

  private async store(group: Waiting[]): Promise<void> {
    const isNew = await storeDeliveries({
      knex: this.knex,
      deliveries: group.map(({ delivery }) => delivery),
    });
    for (const { delivery, resolve } of group) resolve(isNew(delivery));
  }

  private nextGroup(): Waiting[] {
    let characters = 0;
    const end = this.waiting.findIndex(({ delivery }, index) => {
      characters += delivery.payload.length;
      const isFull = index === most.deliveries || characters > most.characters;
      return index > 0 && isFull;
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }
}
