import { WorkflowDefinition } from '../../../world';
import { Region } from './regions';
import { WorkingHours } from './WorkingHours';
import { BusinessDomain } from './words';

/** How a team brings its work to mainline. */
export type Merging = 'squash' | 'merge' | 'rebase' | 'push';

export interface DemoTeam {
  name: string;
  title: string;
  domain: BusinessDomain;
  system: string;
  region: Region;
  hours: WorkingHours;
  logins: string[];
  merging: Merging;
  /** Working time that a pull request is open, at the median. */
  reviewMs: number;
  /** How much faster or slower than others it mends its mainline. */
  fixFactor: number;
}

export interface DemoService {
  name: string;
  description: string;
  team: DemoTeam;
  /** Absent: a Component that names none. */
  repository?: string;
  /** Of a monorepo. */
  folder?: string;
  /** Of a monorepo: the file of its workflow. */
  workflowFile?: string;
  /** How its versions get around. */
  deploying: Deploying;
}

/**
 * `none`: never deployed. `bot`: by a bot over GitHub's API. `by-hand`: by people who start `deploy.yml`, so that nobody can
 * know the version. `drift`: by the bot, and of late somebody put another version into production around it.
 */
export type Deploying = 'none' | 'bot' | 'by-hand' | 'drift';

/** One mainline of one or more services: what is checked in to it, and what builds it. */
export interface DemoLine {
  name: string;
  repository: string;
  language: string;
  defaultBranch: string;
  team: DemoTeam;
  services: DemoService[];
  /** All of its repository, or in a monorepo its own. */
  workflows: WorkflowDefinition[];
  /** Those that a check-in starts. */
  mainline: WorkflowDefinition[];
  folder?: string;
  /** Check-ins on a working day. */
  pace: number;
  isFlaky: boolean;
  isDormant: boolean;
  hasBot: boolean;
  hasOpenBranch: boolean;
  nightly?: 'passes' | 'fails';
  deploying: Deploying;
}

export interface Organisation {
  teams: DemoTeam[];
  lines: DemoLine[];
  services: DemoService[];
  /** Components that name no repository, or one that is not there. */
  unmapped: DemoService[];
  monorepo: string;
  shared: { repository: string; services: DemoService[] };
}
