/** Milliseconds, seconds, megabytes, things that are counted, and such in a second. */
export type Unit =
  | 'ms'
  | 's'
  | 'MB'
  | 'requests'
  | 'rows'
  | 'deliveries'
  | 'statements'
  | 'rows/s'
  | 'deliveries/s';

/** What a figure is to be at most; of a speed, the ratio that it is to have at least. */
export type Aim =
  | { ratio: number }
  | { value: number }
  | { leastRatio: number };

/** A figure as it was measured. */
export interface Figure {
  /** What was measured, and which statistic of it: `ci-first-page.median`. */
  metric: string;
  value: number;
  unit: Unit;
  /** The same of the yardstick, in the same unit. */
  against?: number;
  /** The question whose answer was timed. */
  query: string;
  /** The yardstick's. */
  yardstick?: string;
  /** How many values the statistic is of. */
  samples: number;
  aim?: Aim;
  /** Whatever else belongs to it. */
  details?: Record<string, unknown>;
}

/** What the figures of one run have in common. */
export interface Surroundings {
  /** The suite. */
  bench: string;
  data: DataDescription;
  machine: MachineDescription;
}

/** What was asked about. */
export interface DataDescription {
  scenario: string;
  database: 'postgresql' | 'sqlite';
  services: number;
  /** Days of history. */
  days: number;
  /** Attempts of runs in ci's store. */
  runs?: number;
  /** How it came there, where nobody told it as it happened. */
  made?: string;
}

export interface MachineDescription {
  cores: number;
  cpu: string;
  memoryGb: number;
  platform: string;
  node: string;
  /** The server's own word for its version. */
  postgres: string;
}
