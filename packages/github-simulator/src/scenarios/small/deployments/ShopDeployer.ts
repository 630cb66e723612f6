import { Commit, Repository, World, WorldEvent } from '../../../world';
import { ENVIRONMENTS } from '../workflows';
import { DeploymentLine } from './DeploymentLine';
import { passedCommitStage } from './passedCommitStage';
import { randomOf } from './randomOf';
import {
  alwaysGoesOn,
  BY_HAND,
  EnvironmentName,
  failsOfLate,
  Rollout,
  ROLLOUTS,
} from './rollouts';

const MINUTE = 60_000;

/** How often a deployment fails for no reason that a story knows. */
const FAILING = {
  integration: 0.04,
  uat: 0.05,
  performance: 0.03,
  production: 0.05,
} satisfies Record<EnvironmentName, number>;

interface Track {
  rollout: Rollout;
  repository: Repository;
  lines: Record<EnvironmentName, DeploymentLine>;
}

/**
 * Deploys by the API what passed the commit stage, as a bot of the shop's own would: to integration always, and on from
 * there as the rollouts say. When the doors have opened, what is beyond integration is left to whoever came in.
 */
export class ShopDeployer {
  readonly #world: World;
  readonly #opening: number;
  readonly #tracks: Track[];
  /** The commits that were sent to integration. */
  readonly #sent = new Set<string>();
  #isStopped = false;

  constructor(world: World, opening: number) {
    this.#world = world;
    this.#opening = opening;
    this.#tracks = ROLLOUTS.map((rollout, index) =>
      this.#trackOf(rollout, index),
    );
    world.onEvent(event => this.#see(event));
  }

  /** What is under way gets done; nothing more is begun. */
  stop() {
    this.#isStopped = true;
  }

  /** What is in uat goes to production. */
  release(service: string) {
    const { uat, production } = this.#linesOf(service);
    const commit = uat.current;
    if (commit) production.deploy({ commit, description: 'Release' });
  }

  /** The newest version goes to integration once more. */
  tryAgain(service: string) {
    this.#linesOf(service).integration.repeat('Another try');
  }

  #linesOf(service: string) {
    const track = this.#tracks.find(
      ({ rollout }) => rollout.service === service,
    );
    if (!track) throw new Error(`Nobody deploys '${service}'`);
    return track.lines;
  }

  #trackOf(rollout: Rollout, index: number): Track {
    const repository = this.#world.repository(rollout.service);
    const line = (environment: EnvironmentName, then?: EnvironmentName) =>
      new DeploymentLine({
        world: this.#world,
        repository,
        environment,
        place: index * ENVIRONMENTS.length + ENVIRONMENTS.indexOf(environment),
        fails: commit => this.#fails(track, environment, commit),
        onSuccess: commit => {
          if (then) this.#promote(track, commit, environment, then);
        },
      });
    const track: Track = {
      rollout,
      repository,
      lines: {
        integration: line('integration', 'uat'),
        uat: line('uat', 'performance'),
        performance: line('performance'),
        production: line('production'),
      },
    };
    return track;
  }

  #see(event: WorldEvent) {
    if (this.#isStopped) return;
    const track = this.#tracks.find(
      ({ repository }) => repository === event.repository,
    );
    if (!track) return;
    if (event.type === 'workflow_run' && event.action === 'completed') {
      const { sha, branch } = event.run;
      if (event.run.event !== 'push') return;
      if (branch !== track.repository.defaultBranch) return;
      this.#integrate(track, sha);
    } else if (event.type === 'deployment_status') {
      const { madeBy, environment } = event.deployment;
      const isOver = event.status.state === 'success' && madeBy;
      if (isOver && environment === 'integration') this.#putBack(track);
    }
  }

  #integrate({ repository, lines }: Track, sha: string) {
    const commit = repository.commits.get(sha);
    if (!commit || this.#sent.has(sha)) return;
    if (!passedCommitStage(repository, sha)) return;
    this.#sent.add(sha);
    this.#after(randomOf(sha).between(2, 5), () =>
      lines.integration.deploy({
        commit,
        description: 'Passed the commit stage',
      }),
    );
  }

  /** Somebody tried something there by hand: before the opening, mainline comes back. */
  #putBack({ lines }: Track) {
    if (this.#world.clock.now() >= this.#opening) return;
    this.#after(15, () => lines.integration.repeat('Back to mainline'));
  }

  #promote(
    { rollout, lines }: Track,
    commit: Commit,
    from: EnvironmentName,
    to: EnvironmentName,
  ) {
    const random = randomOf(`${commit.sha} ${to}`);
    const share = to === 'uat' ? rollout.uatShare : rollout.performanceShare;
    const isFirst = share > 0 && !lines[to].current;
    const goesOn = random.chance(share);
    const delay =
      to === 'uat' ? random.between(20, 120) : random.between(60, 240);
    if (
      !goesOn &&
      !isFirst &&
      !alwaysGoesOn(rollout.service, to, this.#beforeOpening())
    ) {
      return;
    }
    this.#after(delay, () => {
      const left = this.#beforeOpening();
      const isHandsOff =
        rollout.service === BY_HAND.service &&
        to === BY_HAND.environment &&
        left <= BY_HAND.beforeOpeningMs + 10 * MINUTE;
      if (left <= 0 || isHandsOff) return;
      lines[to].deploy({ commit, description: `Promoted from ${from}` });
    });
  }

  #fails(track: Track, environment: EnvironmentName, { sha }: Commit) {
    const { service } = track.rollout;
    if (!track.lines[environment].current) return false;
    const left = this.#beforeOpening();
    return (
      (left > 0 && failsOfLate(service, environment, left)) ||
      randomOf(`${sha} ${environment} ${left}`).chance(FAILING[environment])
    );
  }

  #beforeOpening() {
    return this.#opening - this.#world.clock.now();
  }

  #after(minutes: number, event: () => void) {
    const { clock } = this.#world;
    clock.schedule(Math.round(clock.now() + minutes * MINUTE), event);
  }
}
