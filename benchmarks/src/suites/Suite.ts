/** What whoever runs a suite may choose. */
export interface SuiteOptions {
  /** How often each contender is measured. */
  samples: number;
  /** Rounds before the first that counts. */
  warmUp: number;
  /** Services of the organisation. */
  services: number;
  /** Days of its history. */
  days: number;
  /** Runs of the made-up organisation. */
  runs: number;
  /** How long deliveries are streamed. */
  seconds: number;
  /** Deliveries in a second, while they are streamed. */
  rate: number;
  /** Seconds that a door has its turn. */
  slice: number;
  /** Parts of the suite; all of them unless told. */
  only?: string[];
}

export interface SuiteContext {
  options: SuiteOptions;
  /** Aborted when somebody wants it to end. */
  signal: AbortSignal;
  /** A line of standard output. */
  print: (line: string) => void;
  /** Called at the end, whatever the end is, in reverse order. */
  onEnd: (cleanUp: () => void | Promise<void>) => void;
}

/** A group of figures that are measured on the same data. */
export interface Suite {
  name: string;
  /** What it measures, in one line. */
  summary: string;
  /** What `--only` chooses from. */
  parts: string[];
  /** What it takes where nothing is typed, and it is other than usual. */
  defaults?: Partial<SuiteOptions>;
  run: (context: SuiteContext) => Promise<void>;
}
