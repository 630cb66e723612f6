import {
  startGithubSimulator,
  SteppedClock,
  type GithubSimulator,
  type Repository,
  type Run,
  type World,
} from '@mainline/github-simulator';
import type { Fate, RandomHistory, Step } from './randomHistory';
import { secret } from './startGithub';

const minute = 60_000;

const job = { name: 'test', steps: ['Test'], durationMs: 20_000 };

/** What a delivery carries. */
export interface Delivered {
  event: string;
  payload: unknown;
}

/** A repository at GitHub to which the steps of a random history happen. */
export class RandomWorld {
  static async start(history: RandomHistory): Promise<RandomWorld> {
    const clock = new SteppedClock('2026-03-02T08:00:00.000Z');
    const github = await startGithubSimulator({
      scenario: 'empty',
      clock,
      rateLimit: { limit: 1_000_000 },
      webhooks: { url: 'http://localhost:1/', secret },
    });
    github.pauseWebhooks();
    return new RandomWorld(github, clock, history);
  }

  readonly repository: Repository;
  private readonly world: World;
  private made = 0;
  private told = 0;
  private readonly late: Delivered[] = [];

  private constructor(
    readonly github: GithubSimulator,
    readonly clock: SteppedClock,
    private readonly history: RandomHistory,
  ) {
    this.world = github.world;
    this.repository = this.world.addRepository({
      name: 'shop',
      owner: this.world.account('acme', 'Organization'),
      workflows: [
        {
          name: 'CI',
          path: '.github/workflows/ci.yml',
          on: ['push', 'pull_request'],
          jobs: [{ ...job, artifacts: ['dist'] }],
        },
        {
          name: 'Lint',
          path: '.github/workflows/lint.yml',
          on: ['push'],
          jobs: [job],
        },
      ],
    });
    if (!history.keepsActivity) {
      const on = { path: /\/activity$/ };
      github.faults.add({ on, kind: 403, times: Infinity });
    }
    this.world.tellCoarsely(true);
    this.world.push(this.repository);
    clock.advance(minute);
  }

  now(): Date {
    return new Date(this.clock.now());
  }

  /** So many minutes ago. */
  before(minutes: number): string {
    return new Date(this.clock.now() - minutes * minute).toISOString();
  }

  pass(minutes: number) {
    this.clock.advance(minutes * minute);
  }

  /** What arrives of the deliveries since the last time, in the order in which it does. */
  arrived(): Delivered[] {
    const { deliveries } = this.github;
    const arrived: Delivered[] = [];
    for (; this.told < deliveries.length; this.told += 1) {
      const { event, payload } = deliveries[this.told];
      const delivered = { event, payload };
      switch (this.fateOf(this.told)) {
        case 'once':
          arrived.push(delivered);
          break;
        case 'twice':
          arrived.push(delivered, delivered);
          break;
        case 'first':
          arrived.unshift(delivered);
          break;
        case 'late':
          this.late.push(delivered);
          break;
        default:
      }
    }
    return arrived;
  }

  /** What has not arrived yet and does so at last. */
  arrivedLate(): Delivered[] {
    return this.late.splice(0);
  }

  happen(step: Exclude<Step, { kind: 'portal' }>) {
    const { world, repository } = this;
    const author = world.account('ada');
    switch (step.kind) {
      case 'push': {
        const authoredAt = this.clock.now() - step.hoursOld * 60 * minute;
        const commits = this.commits(step.commits, authoredAt);
        world.push(repository, { author, commits, plan: planOf(step) });
        break;
      }
      case 'force-push': {
        const to = this.back(step.back);
        const commits = this.commits(step.commits);
        if (to === this.head() && commits.length === 0) break;
        world.forcePush(repository, {
          to,
          commits,
          author,
          plan: planOf(step),
        });
        break;
      }
      case 'pull-request': {
        const pullRequest = world.openPullRequest(repository, {
          branch: `topic-${(this.made += 1)}`,
          title: 'Do a thing',
          author,
          commits: this.commits(step.commits),
          plan: planOf(step),
        });
        const { method } = step;
        const plan = planOf(step);
        world.mergePullRequest(repository, pullRequest, { method, plan });
        break;
      }
      case 'open-branch':
        world.push(repository, {
          branch: `open-${(this.made += 1)}`,
          author,
          commits: this.commits(1),
        });
        break;
      case 'rerun': {
        const run = this.newestRun(one => hasEnded(one));
        if (run) world.rerun(repository, run, { plan: planOf(step) });
        break;
      }
      case 'cancel': {
        const run = this.newestRun(one => !hasEnded(one));
        if (run) world.cancelRun(repository, run);
        break;
      }
      case 'by-hand':
        world.requestRun(repository, 'CI', { plan: planOf(step) });
        break;
      case 'deploy': {
        const made = world.requestDeployment(repository, {
          ref: this.head(),
          environment: step.environment,
          creator: author,
          requiredContexts: [],
        });
        if (made.kind !== 'created') break;
        const { state } = step;
        const { deployment } = made;
        world.addDeploymentStatus(repository, deployment, {
          state,
          creator: author,
        });
        break;
      }
      case 'workflow':
        world.setWorkflowState(repository, 'Lint', step.state);
        break;
      case 'default-branch': {
        const to = repository.defaultBranch === 'main' ? 'trunk' : 'main';
        if (!repository.branches.has(to)) {
          world.push(repository, { branch: to, author });
        }
        world.changeDefaultBranch(repository, to);
        break;
      }
      case 'rename':
        world.renameRepository(repository, `shop-${(this.made += 1)}`);
        break;
      case 'transfer':
        world.transferRepository(
          repository,
          world.account(`owner-${(this.made += 1)}`, 'Organization'),
        );
        break;
      case 'archive':
        world.archiveRepository(repository, step.isArchived);
        break;
      default: {
        const unexpected: never = step;
        throw new Error(`Nothing happens by ${JSON.stringify(unexpected)}`);
      }
    }
  }

  private fateOf(delivery: number): Fate {
    const { fates } = this.history;
    return fates[delivery % fates.length];
  }

  private commits(count: number, authoredAt?: number) {
    return Array.from({ length: count }, () => ({
      message: `Change ${(this.made += 1)}`,
      ...(authoredAt === undefined ? {} : { authoredAt }),
    }));
  }

  private head(): string {
    const { branches, defaultBranch } = this.repository;
    return branches.get(defaultBranch) ?? '';
  }

  /** So many commits before the head, or the first. */
  private back(count: number): string {
    let sha = this.head();
    for (let n = 0; n < count; n += 1) {
      sha = this.repository.commits.get(sha)?.parents[0] ?? sha;
    }
    return sha;
  }

  private newestRun(which: (run: Run) => boolean): Run | undefined {
    return this.repository.runs.findLast(which);
  }
}

function planOf({ outcome }: { outcome: 'success' | 'failure' | 'held' }) {
  return { outcome };
}

function hasEnded(run: Run): boolean {
  return run.attempts.at(-1)?.status === 'completed';
}
