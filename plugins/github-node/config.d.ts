export interface Config {
  /** How this portal asks GitHub. Hosts and credentials come from `integrations.github`. */
  github?: {
    /**
     * How long one request may take before it counts as failed: `15s`, `{ seconds: 15 }`. Default 15 seconds.
     */
    requestTimeout?: string | { [unit: string]: number };
    /**
     * The share of an account's hourly requests that is kept for people who wait in front of a page, from 0 to below 1:
     * once no more than this is left, refreshing in the background waits for the next hour. Default 0.1.
     */
    reserveForPeople?: number;
    /**
     * How much an account may ask in a minute, in all processes: a read is one point, a write is five. At least 60; default 900,
     * which is what github.com allows; an Enterprise Server may have no such limit.
     */
    pointsPerMinute?: number;
  };
}
