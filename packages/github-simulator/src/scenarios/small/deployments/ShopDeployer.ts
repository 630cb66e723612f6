import { Commit, Repository, World, WorldEvent } from '../../../world';
import { ENVIRONMENTS } from '../workflows';
import { DeploymentLine } from './DeploymentLine';
import { passedCommitStage } from './passedCommitStage';
import { randomOf } from './randomOf';
import {
  EnvironmentName,
  failsOfLate,
  isLeftAlone,
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
  service: string;
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
    const track = this.#tracks.find(one => one.service === service);
    if (!track) throw new Error(`Nobody deploys '${service}'`);
    return track.lines;
  }

  #trackOf(rollout: Rollout, index: number): Track {
    const { service } = rollout;
    const repository = this.#world.repository(service);
    const line = (
      environment: EnvironmentName,
      onSuccess: (commit: Commit) => void = () => {},
    ) =>
      new DeploymentLine({
        world: this.#world,
        repository,
        environment,
        place: index * ENVIRONMENTS.length + ENVIRONMENTS.indexOf(environment),
        fails: ({ sha }) => this.#fails(service, environment, sha),
        onSuccess,
      });
    const performance = line('performance');
    const uat = line('uat', commit =>
      this.#promote(commit, rollout, 'performance', performance),
    );
    const integration = line('integration', commit =>
      this.#promote(commit, rollout, 'uat', uat),
    );
    return {
      service,
      repository,
      lines: { integration, uat, performance, production: line('production') },
    };
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
    commit: Commit,
    { service, ...shares }: Rollout,
    to: 'uat' | 'performance',
    line: DeploymentLine,
  ) {
    const random = randomOf(`${commit.sha} ${to}`);
    const share = to === 'uat' ? shares.uatShare : shares.performanceShare;
    const isFirst = share > 0 && !line.current;
    const goesOn =
      random.chance(share) ||
      isFirst ||
      failsOfLate(service, to, this.#beforeOpening());
    if (!goesOn) return;
    const delay =
      to === 'uat' ? random.between(20, 120) : random.between(60, 240);
    this.#after(delay, () => {
      const left = this.#beforeOpening();
      if (left <= 0 || isLeftAlone(service, to, left)) return;
      line.deploy({
        commit,
        description: `Promoted to ${to}`,
      });
    });
  }

  #fails(service: string, environment: EnvironmentName, sha: string) {
    if (!this.#linesOf(service)[environment].current) return false;
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
