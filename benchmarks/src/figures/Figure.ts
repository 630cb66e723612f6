/** Milliseconds, seconds, or things that are counted. */
export type Unit = 'ms' | 's' | 'requests' | 'rows';

/** What a figure is to be at most. */
export type Aim = { ratio: number } | { value: number };

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
