import { Commit, Deployment, Repository, World } from '../../../world';
import { DEPLOYER } from '../teams';
import { randomOf } from './randomOf';

const SECOND = 1_000;

/** One deployment that waits for its turn. */
export interface Turn {
  commit: Commit;
  description: string;
  /** Whether it goes there even if it or a newer one is there already. */
  again?: boolean;
}

/** Deploys to one environment of one service, one version after the other and never back to an older one. */
export class DeploymentLine {
  readonly #waiting: Turn[] = [];
  #isBusy = false;
  #current: Commit | undefined;
  #newest: Commit | undefined;

  constructor(
    private readonly options: {
      world: World;
      repository: Repository;
      environment: string;
      /** Of this line among all. */
      place: number;
      fails: (commit: Commit) => boolean;
      onSuccess: (commit: Commit) => void;
    },
  ) {}

  /** What was deployed there last, and went well. */
  get current(): Commit | undefined {
    return this.#current;
  }

  deploy(turn: Turn) {
    this.#waiting.push(turn);
    if (!this.#isBusy) this.#next();
  }

  /** Deploys the newest version once more, however that went before. */
  repeat(description: string) {
    if (!this.#newest) return;
    this.deploy({ commit: this.#newest, description, again: true });
  }

  #next() {
    const turn = this.#waiting.shift();
    this.#isBusy = Boolean(turn);
    if (!turn) return;
    if (!turn.again && !isNewer(turn.commit, this.#current)) {
      this.#next();
      return;
    }
    const { world, repository, environment, place } = this.options;
    const { commit, description } = turn;
    if (isNewer(commit, this.#newest)) this.#newest = commit;
    const result = world.requestDeployment(repository, {
      ref: commit.sha,
      autoMerge: false,
      requiredContexts: [],
      environment,
      description,
      creator: DEPLOYER,
      place,
    });
    if (result.kind !== 'created') throw new Error(result.message);
    this.#carryOut(result.deployment, commit);
  }

  #carryOut(deployment: Deployment, commit: Commit) {
    const { world, repository, fails, onSuccess } = this.options;
    const random = randomOf(`${deployment.id}`);
    const tell = (state: 'queued' | 'in_progress' | 'success' | 'failure') =>
      world.addDeploymentStatus(repository, deployment, {
        state,
        creator: DEPLOYER,
        description: state === 'failure' ? 'The smoke tests failed' : undefined,
      });
    this.#after(random.between(0.5, 1.5), () => {
      tell('queued');
      this.#after(random.between(3, 12), () => {
        tell('in_progress');
        this.#after(random.between(35, 95), () => {
          const failed = fails(commit);
          tell(failed ? 'failure' : 'success');
          if (!failed) {
            this.#current = commit;
            onSuccess(commit);
          }
          this.#next();
        });
      });
    });
  }

  #after(seconds: number, event: () => void) {
    const { clock } = this.options.world;
    clock.schedule(Math.round(clock.now() + seconds * SECOND), event);
  }
}

function isNewer(commit: Commit, current: Commit | undefined) {
  return !current || commit.authoredAt > current.authoredAt;
}
