import type { GithubRequestPurpose } from '../GithubClientService';

/** Who is served first. */
const order: GithubRequestPurpose[] = [
  'person',
  'webhook',
  'reconciliation',
  'backfill',
];

/** Of GitHub's hundred: so that ten processes may share an account. */
const mostAtOnce = 10;
/** People find a place though refreshing has taken all of its own. */
const mostAtOnceWithPeople = 20;
const minuteMs = 60_000;
/** GitHub asks for that between writes; so its 80 in a minute are never reached. */
const betweenWritesMs = 1000;
const points = { read: 1, write: 5 };

export interface QueuedRequest {
  purpose: GithubRequestPurpose;
  kind: 'read' | 'write';
  signal?: AbortSignal;
}

interface Lane extends Pick<QueuedRequest, 'purpose' | 'kind'> {
  waiting: Place[];
}

interface Place {
  signal?: AbortSignal;
  begin: () => void;
  giveUp: () => void;
}

/**
 * The requests of one account in the order of their purposes: so many at once, and no more in a minute than GitHub's
 * secondary limit lets through. A write that has to wait its second holds up no read.
 *
 * Its time is that of this process since it began: the limit is of real minutes, whatever somebody sets the clock to.
 */
export class RequestQueue {
  private readonly lanes = order.flatMap((purpose): Lane[] => [
    { purpose, kind: 'write', waiting: [] },
    { purpose, kind: 'read', waiting: [] },
  ]);
  private inFlight = 0;
  private lastWriteAt = -Infinity;
  /** Of the last minute, oldest first. */
  private readonly spent: Array<{ at: number; points: number }> = [];
  private spentPoints = 0;
  private callOff?: () => void;
  private processes = 1;

  constructor(
    private readonly options: {
      /** In all processes together: GitHub allows 900. A read is one, a write is five. */
      pointsPerMinute: number;
      /** Share of them that only people use, 0 to 1. */
      reserveForPeople: number;
      now?: () => number;
      /** Calls back after so long; answers how to call that off. */
      wait?: (ms: number, then: () => void) => () => void;
    },
  ) {}

  /** How many processes ask with this account, this one included: each takes its share of the minute. */
  shareWith(processes: number): void {
    this.processes = Math.max(1, processes);
  }

  /** Does the work when it is its turn; ends with the signal's own error where the caller gave up before. */
  async run<T>(request: QueuedRequest, work: () => Promise<T>): Promise<T> {
    await this.turn(request);
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
      this.beginWhatMay();
    }
  }

  private turn({ purpose, kind, signal }: QueuedRequest): Promise<void> {
    const { waiting } = this.lanes.find(
      lane => lane.purpose === purpose && lane.kind === kind,
    )!;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const place: Place = {
        signal,
        begin: resolve,
        giveUp: () => {
          waiting.splice(waiting.indexOf(place), 1);
          reject(signal?.reason);
        },
      };
      signal?.addEventListener('abort', place.giveUp, { once: true });
      waiting.push(place);
      this.beginWhatMay();
    });
  }

  private beginWhatMay(): void {
    this.callOff?.();
    this.callOff = undefined;
    const now = (this.options.now ?? sinceTheProcessBegan)();
    let soonest = Infinity;
    for (const lane of this.lanes) {
      while (lane.waiting.length > 0) {
        const at = this.mayBeginAt(lane, now);
        if (at > now) {
          soonest = Math.min(soonest, at);
          break;
        }
        this.begin(lane, now);
      }
    }
    if (soonest === Infinity) return;
    this.callOff = (this.options.wait ?? waitForReal)(soonest - now, () => {
      this.callOff = undefined;
      this.beginWhatMay();
    });
  }

  /** Infinity: when another has ended. */
  private mayBeginAt({ purpose, kind }: Lane, now: number): number {
    const isPerson = purpose === 'person';
    if (this.inFlight >= (isPerson ? mostAtOnceWithPeople : mostAtOnce)) {
      return Infinity;
    }
    const { pointsPerMinute, reserveForPeople } = this.options;
    const ours = pointsPerMinute / this.processes;
    const most = isPerson ? ours : ours * (1 - reserveForPeople);
    const at = this.pointsLeftAt(points[kind], most, now);
    return kind === 'read'
      ? at
      : Math.max(at, this.lastWriteAt + betweenWritesMs);
  }

  /** When so many points more are within a minute's. One request is, always. */
  private pointsLeftAt(wanted: number, most: number, now: number): number {
    while (this.spent.length > 0 && this.spent[0].at <= now - minuteMs) {
      this.spentPoints -= this.spent.shift()!.points;
    }
    let sum = this.spentPoints + wanted;
    let at = now;
    for (const each of this.spent) {
      if (sum <= most) break;
      sum -= each.points;
      at = each.at + minuteMs;
    }
    return at;
  }

  private begin({ kind, waiting }: Lane, now: number): void {
    const { signal, begin, giveUp } = waiting.shift()!;
    signal?.removeEventListener('abort', giveUp);
    this.inFlight += 1;
    this.spent.push({ at: now, points: points[kind] });
    this.spentPoints += points[kind];
    if (kind === 'write') this.lastWriteAt = now;
    begin();
  }
}

function sinceTheProcessBegan(): number {
  return performance.now();
}

function waitForReal(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, Math.ceil(ms));
  return () => clearTimeout(timer);
}
