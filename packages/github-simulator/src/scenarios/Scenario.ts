import { SimulatedClock } from '../clock';
import { CatalogEntity } from '../catalog/CatalogEntity';
import { ServedGithub } from '../served/ServedGithub';
import { World } from '../world';
import { DemoParameters } from './demo/DemoParameters';
import { Truth } from './demo/truth/Truth';

/** @public */
export type ScenarioName = 'demo' | 'small' | 'recorded' | 'empty';

/** What a scenario gives to the simulator. */
export interface Scenario {
  /** The state with its verbs; recordings have none, so there it is an empty one. */
  world: World;
  github: ServedGithub;
  catalogEntities(): CatalogEntity[];
  /** Runs whose jobs or logs nobody recorded. */
  supplied(): SuppliedReport;
  /** What really happened, where a teller knows it. */
  truth?(): Truth;
}

/** What a scenario of recordings had to make up. @public */
export interface SuppliedReport {
  /** Runs without recorded jobs, by repository. */
  jobs: Array<{ slug: string; runId: number; attempt: number }>;
  /** Workflows that are known from their runs alone. */
  workflows: Array<{ slug: string; workflowId: number }>;
}

/** What a scenario is made from. */
export interface ScenarioContext {
  clock: SimulatedClock;
  seed: number;
  base: () => string;
  recordings?: string;
  live: boolean;
  openedAt?: number;
  demo?: Partial<DemoParameters>;
}
