import { CatalogEntity } from './catalog/CatalogEntity';
import { Claim, ClaimTarget } from './claims/ClaimSender';
import { SimulatedClock } from './clock';
import { Faults } from './faults/Faults';
import { TokenOptions } from './oidc/mintToken';
import { InProcessAnswer } from './rest/askInProcess';
import { Exchange } from './rest/Exchange';
import { RequestLog } from './rest/RequestLog';
import { Truth } from './scenarios/demo/truth/Truth';
import { ScenarioName, SuppliedReport } from './scenarios/Scenario';
import { WebhookDelivery } from './webhooks/WebhookDelivery';
import { WebhookTarget } from './webhooks/WebhookSender';
import { RepositoryRef, Run, World } from './world';

/** @public */
export interface GithubSimulatorOptions {
  /** `demo`: an organisation of hundreds of services. `small`: a shop of a dozen; both are generated and alive. `recorded`: a folder of recordings. `empty`: whatever a test puts into `world`. */
  scenario: ScenarioName;
  /** How many services `demo` has; 450 unless told. */
  services?: number;
  /** Days of history of `demo`; 90 unless told. */
  days?: number;
  /** The folder of recordings, for `recorded`. */
  recordings?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** `localhost` unless told. */
  host?: string;
  /** A clock that follows the real one unless told; tests step one of their own. */
  clock?: SimulatedClock;
  /** The same seed gives the same world, apart from the time. */
  seed?: number;
  /** Whether new things happen by themselves in `demo` and `small` as time goes on; true unless told. */
  live?: boolean;
  /**
   * When the doors of `demo` or `small` opened, if that was before now: it becomes what it was then, and lives on up to now, the
   * same every time. What visitors started or cancelled in between is forgotten.
   */
  openedAt?: Date;
  webhooks?: WebhookTarget;
  /** Where the jobs of deploy workflows claim their deployment; they go on unasked unless told. */
  claim?: ClaimTarget;
  /** The time in the tokens of runs, in milliseconds; the simulator's clock unless told, which a receiver may not share. */
  tokenTime?: () => number;
  /** If set, requests with another token, or none, are answered 401. */
  token?: string;
  /** Requests in an hour; 5,000 unless told, and 15,000 in `demo`, as of a GitHub App in an Enterprise Cloud. */
  rateLimit?: { limit: number };
  /**
   * What a dispatch with `return_run_details` is answered: `told`, unless told, is github.com; an Enterprise Server before
   * 3.21 `ignored` the field and answered 204, or `refused` it with 400.
   */
  runDetails?: 'told' | 'ignored' | 'refused';
  /** Sees every answer of the REST API. What it throws breaks the answer: note it and tell it at the end. */
  onResponse?: (exchange: Exchange) => void;
}

/** A running stand-in for GitHub. @public */
export interface GithubSimulator {
  /** Base of the REST API and of the pages. */
  url: string;
  clock: SimulatedClock;
  requests: RequestLog;
  /** What is to go wrong. */
  faults: Faults;
  /** The state, with verbs that make things happen now. */
  world: World;
  /** Components of the scenario with owners and systems, annotated with `github.com/project-slug`. */
  catalogEntities(): CatalogEntity[];
  /** The same as a YAML file of many documents. */
  catalogYaml(): string;
  /** What the recordings did not hold and was made up. */
  supplied(): SuppliedReport;
  /**
   * What really happened in `demo` up to now, as its teller knows it.
   *
   * @throws Error for another scenario
   */
  truth(): Truth;
  /** All deliveries of webhooks, oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** What a GET of the REST API is answered, without the network between: for tests that ask a great deal. */
  ask(path: string, headers?: Record<string, string>): Promise<InProcessAnswer>;
  /** A token that GitHub would issue to a job of this run, signed by the key of `/.well-known/jwks`. */
  mintToken(
    repository: RepositoryRef,
    run: Run,
    options?: TokenOptions,
  ): Promise<string>;
  /** All claims of deployments by jobs, oldest first. */
  readonly claims: readonly Claim[];
  /** Resolves when every claim so far was answered or given up. */
  claimsSettled(): Promise<void>;
  /** Sends a delivery again, with its GUID. */
  redeliver(guid: string): Promise<WebhookDelivery>;
  /** From now on deliveries are noted and not sent: they are lost, as at GitHub. */
  pauseWebhooks(): void;
  resumeWebhooks(): void;
  /** Resolves when every delivery so far was answered or given up. */
  webhooksSettled(): Promise<void>;
  close(): Promise<void>;
}
