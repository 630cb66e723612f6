import { SimulatedClock } from '../clock';
import { pushCommit, PushOptions } from './changes';
import {
  addDeploymentStatus,
  ensureEnvironment,
  protectEnvironment,
  StatusOptions,
} from './deployments';
import {
  Deployment,
  DeploymentStatus,
  Environment,
  EnvironmentProtection,
} from './deploymentModel';
import { forcePush, ForcePushOptions } from './forcePush';
import { dispatchWorkflow, DispatchRequest, DispatchResult } from './dispatch';
import {
  Account,
  Attempt,
  Commit,
  Conclusion,
  PullRequest,
  Repository,
  Run,
  RunPlan,
  WorkflowState,
} from './model';
import {
  closePullRequest,
  deleteBranch,
  MergeOptions,
  mergePullRequest,
  openPullRequest,
  PullRequestOptions,
} from './pullRequests';
import {
  addRepository,
  archiveRepository,
  changeDefaultBranch,
  findRepository,
  forgetRepository,
  renameRepository,
  RepositoryOptions,
  transferRepository,
} from './repositories';
import {
  DeploymentRequest,
  DeploymentResult,
  requestDeployment,
} from './requestDeployment';
import { playAttempt } from './playAttempt';
import { beginRun, finishRun, newestAttempt } from './runProgress';
import { requestRun, rerun, RunRequest } from './runs';
import { SeededRandom } from './SeededRandom';
import { WholeAttempt } from './WholeAttempt';
import {
  FIRST_IDS,
  Claimer,
  RunPlanner,
  takeId,
  WorldEvent,
  WorldState,
} from './WorldState';

/** A repository, or its `name`, or its `owner/name`. @public */
export type RepositoryRef = Repository | string;

/**
 * The state of a generated GitHub, with verbs that make things happen in it at the present time of its clock. Every
 * verb is told on by webhooks, just as GitHub would.
 *
 * @public
 */
export class World {
  readonly #state: WorldState;

  constructor(options: { clock: SimulatedClock; seed: number }) {
    this.#state = {
      clock: options.clock,
      random: new SeededRandom(options.seed),
      repositories: [],
      repositoriesByName: new Map(),
      accounts: new Map(),
      formerSlugs: new Map(),
      listeners: [],
      planner: () => ({ outcome: 'success' }),
      nextId: { ...FIRST_IDS },
      lastTimedId: 0,
      isCoarse: false,
    };
  }

  get repositories(): readonly Repository[] {
    return this.#state.repositories;
  }

  get clock(): SimulatedClock {
    return this.#state.clock;
  }

  /** From now on everything is scheduled on this clock: a scenario lets its past happen on one of its own. */
  continueOn(clock: SimulatedClock) {
    this.#state.clock = clock;
  }

  /**
   * Whether runs are told as a whole from now on: nothing of a run is told between its request and its end. For a past
   * that nobody watched; what deploys is told in full all the same.
   */
  tellCoarsely(isCoarse: boolean) {
    this.#state.isCoarse = isCoarse;
  }

  get random(): SeededRandom {
    return this.#state.random;
  }

  /** Calls `listener` for everything that happens, at once. */
  onEvent(listener: (event: WorldEvent) => void) {
    this.#state.listeners.push(listener);
  }

  /** Decides how runs go that were given no plan; they succeed unless told. */
  planRuns(planner: RunPlanner) {
    this.#state.planner = planner;
  }

  /** From now on jobs that claim ask this first, and stop where they are told no. */
  claimBy(claimer: Claimer) {
    this.#state.claimer = claimer;
  }

  /** When the newest attempt of a run will be over, or was, if nobody interferes and no claim is waited for. */
  plannedEnd(ref: RepositoryRef, run: Run): number {
    const attempt = newestAttempt(run);
    if (attempt instanceof WholeAttempt) return attempt.plannedEnd();
    const tookOver = attempt.jobs.some(
      ({ completedAt = Infinity }) => completedAt <= attempt.startedAt,
    );
    const previous = tookOver ? run.attempts.at(-2) : undefined;
    return playAttempt(this.repository(ref), run, attempt, previous).end;
  }

  /** The account with this login, made when it is not there yet. */
  account(login: string, type: Account['type'] = 'User'): Account {
    const known = this.#state.accounts.get(login);
    if (known) return known;
    const account = { id: takeId(this.#state, 'account'), login, type };
    this.#state.accounts.set(login, account);
    return account;
  }

  addRepository(options: RepositoryOptions): Repository {
    return addRepository(this.#state, options);
  }

  /** @throws Error when there is no such repository. */
  repository(ref: RepositoryRef): Repository {
    if (typeof ref !== 'string') return ref;
    const found = findRepository(this.#state, ref);
    if (!found)
      throw new Error(`There is no repository '${ref}' in this world`);
    return found;
  }

  /** By `owner/name`, in any case of letters. */
  find(slug: string): Repository | undefined {
    return findRepository(this.#state, slug);
  }

  /** The repository that was called so before it was renamed. */
  renamedFrom(slug: string): Repository | undefined {
    return this.#state.formerSlugs.get(slug.toLowerCase());
  }

  renameRepository(ref: RepositoryRef, name: string) {
    renameRepository(this.#state, this.repository(ref), name);
  }

  transferRepository(ref: RepositoryRef, owner: Account) {
    transferRepository(this.#state, this.repository(ref), owner);
  }

  /** Archives a repository, or takes it out of the archive. */
  archiveRepository(ref: RepositoryRef, isArchived = true) {
    archiveRepository(this.#state, this.repository(ref), isArchived);
  }

  changeDefaultBranch(ref: RepositoryRef, branch: string) {
    changeDefaultBranch(this.#state, this.repository(ref), branch);
  }

  deleteRepository(ref: RepositoryRef) {
    forgetRepository(this.#state, this.repository(ref));
  }

  /** Disables, enables or deletes a workflow, named by its name or its file's. */
  setWorkflowState(ref: RepositoryRef, workflow: string, to: WorkflowState) {
    const found = this.workflow(ref, workflow);
    found.state = to;
    found.updatedAt = this.clock.now();
  }

  /** @throws Error when the repository has no workflow with this name or file. */
  workflow(ref: RepositoryRef, nameOrFile: string) {
    const repository = this.repository(ref);
    const found = repository.workflows.find(
      ({ name, path }) =>
        name === nameOrFile || path.endsWith(`/${nameOrFile}`),
    );
    if (found) return found;
    throw new Error(`'${repository.name}' has no workflow '${nameOrFile}'`);
  }

  push(ref: RepositoryRef, options?: PushOptions): Commit {
    return pushCommit(this.#state, this.repository(ref), options);
  }

  /** Puts a branch back to an older commit, with other commits on top of it or with none. */
  forcePush(ref: RepositoryRef, options: ForcePushOptions): Commit {
    return forcePush(this.#state, this.repository(ref), options);
  }

  openPullRequest(
    ref: RepositoryRef,
    options: PullRequestOptions,
  ): PullRequest {
    return openPullRequest(this.#state, this.repository(ref), options);
  }

  mergePullRequest(
    ref: RepositoryRef,
    pullRequest: PullRequest,
    options?: MergeOptions,
  ): Commit {
    return mergePullRequest(
      this.#state,
      this.repository(ref),
      pullRequest,
      options,
    );
  }

  closePullRequest(
    ref: RepositoryRef,
    pullRequest: PullRequest,
    options?: Parameters<typeof closePullRequest>[3],
  ) {
    closePullRequest(this.#state, this.repository(ref), pullRequest, options);
  }

  deleteBranch(ref: RepositoryRef, branch: string) {
    const repository = this.repository(ref);
    deleteBranch(this.#state, repository, branch, repository.owner);
  }

  /** Starts a run of a workflow on the head of a branch: by hand, by a schedule, by whatever `event` says. */
  requestRun(
    ref: RepositoryRef,
    workflow: string,
    options: Partial<Omit<RunRequest, 'workflow'>> = {},
  ): Run {
    const repository = this.repository(ref);
    const branch = options.branch ?? repository.defaultBranch;
    const sha = options.sha ?? repository.branches.get(branch);
    if (!sha) throw new Error(`'${repository.name}' has no branch '${branch}'`);
    return requestRun(this.#state, repository, {
      event: 'workflow_dispatch',
      actor: repository.owner,
      ...options,
      workflow: this.workflow(repository, workflow),
      branch,
      sha,
    });
  }

  /** Starts a workflow by hand, as the REST API does: refused in GitHub's words where it would be. */
  dispatch(
    ref: RepositoryRef,
    workflow: string,
    options: Partial<DispatchRequest> = {},
  ): DispatchResult {
    const repository = this.repository(ref);
    return dispatchWorkflow(
      this.#state,
      repository,
      this.workflow(repository, workflow),
      { ref: repository.defaultBranch, actor: repository.owner, ...options },
    );
  }

  /** Puts a tag on a commit, on the head of the default branch unless told. */
  tag(ref: RepositoryRef, name: string, sha?: string) {
    const { branches, defaultBranch, tags } = this.repository(ref);
    const at = sha ?? branches.get(defaultBranch);
    if (!at) throw new Error(`There is no commit to tag with '${name}' yet`);
    tags.set(name, at);
  }

  /** The environment of this name, made when it is not there yet. */
  environment(ref: RepositoryRef, name: string): Environment {
    return ensureEnvironment(this.#state, this.repository(ref), name);
  }

  /** Puts people, teams, a wait or branches before deployments to an environment, which is made when it is not there yet. */
  protectEnvironment(
    ref: RepositoryRef,
    name: string,
    protection: EnvironmentProtection,
  ) {
    const environment = this.environment(ref, name);
    protectEnvironment(this.#state, environment, protection);
  }

  /** Wishes to deploy, as the REST API does. */
  requestDeployment(
    ref: RepositoryRef,
    request: DeploymentRequest,
  ): DeploymentResult {
    return requestDeployment(this.#state, this.repository(ref), request);
  }

  addDeploymentStatus(
    ref: RepositoryRef,
    deployment: Deployment,
    options: StatusOptions,
  ): DeploymentStatus {
    return addDeploymentStatus(
      this.#state,
      this.repository(ref),
      deployment,
      options,
    );
  }

  beginRun(ref: RepositoryRef, run: Run) {
    beginRun(this.#state, this.repository(ref), run);
  }

  finishRun(ref: RepositoryRef, run: Run, conclusion: Conclusion): Attempt {
    return finishRun(this.#state, this.repository(ref), run, conclusion);
  }

  cancelRun(ref: RepositoryRef, run: Run): Attempt {
    return this.finishRun(ref, run, 'cancelled');
  }

  rerun(
    ref: RepositoryRef,
    run: Run,
    options?: { failedOnly?: boolean; actor?: Account; plan?: RunPlan },
  ): Attempt {
    return rerun(this.#state, this.repository(ref), run, options);
  }

  newestAttempt(run: Run): Attempt {
    return newestAttempt(run);
  }
}
