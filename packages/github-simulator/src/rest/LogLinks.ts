import { SimulatedClock } from '../clock';
import { SeededRandom } from '../world/SeededRandom';

const VALID_MS = 60_000;

interface LogLink {
  validUntil: number;
  contentType: string;
  content: () => Buffer;
}

/** Links to logs, valid for a minute, as the REST API hands them out. */
export class LogLinks {
  readonly #clock: SimulatedClock;
  readonly #random: SeededRandom;
  readonly #links = new Map<string, LogLink>();

  constructor(clock: SimulatedClock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The path of a new link. */
  make(contentType: string, content: () => Buffer): string {
    const key = this.#random.hex(32);
    this.#links.set(key, {
      validUntil: this.#clock.now() + VALID_MS,
      contentType,
      content,
    });
    return `/_signed/logs/${key}`;
  }

  open(
    key: string,
  ): { contentType: string; content: Buffer } | 'expired' | undefined {
    const link = this.#links.get(key);
    if (!link) return undefined;
    if (this.#clock.now() >= link.validUntil) return 'expired';
    return { contentType: link.contentType, content: link.content() };
  }
}
