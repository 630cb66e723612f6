import { Account, Commit, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DemoLine } from '../organisation/Organisation';
import {
  DEPLOY_FILE,
  EnvironmentName,
  ENVIRONMENTS,
} from '../organisation/workflows';
import { seconds, TruthNotes } from '../truth/TruthNotes';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How often a deployment fails; ours. */
const FAILING_SHARE = 0.04;

interface Place {
  /** What is there, by the order of check-ins. */
  current?: Version;
  isBusy: boolean;
  waiting?: Version;
}

interface Version {
  commit: Commit;
  /** The newer, the higher. */
  order: number;
}

/** How long everything takes: as in an office, or as in a play. */
export interface DeployTempo {
  toIntegration(now: number): number;
  onwards(now: number): number;
  uatShare: number;
  performanceShare: number;
  /** Of what reached uat, on its own; releases come on top. */
  productionShare: number;
}

/** Deploys one service around the portal: a bot by GitHub's API, and for some services people by hand. */
export class LineDeployer {
  readonly #places: Record<EnvironmentName, Place> = {
    integration: { isBusy: false },
    uat: { isBusy: false },
    performance: { isBusy: false },
    production: { isBusy: false },
  };
  #isLeftAlone = false;

  constructor(
    private readonly options: {
      line: DemoLine;
      world: World;
      notes: TruthNotes;
      random: SeededRandom;
      deployer: Account;
      tempo: DeployTempo;
    },
  ) {}

  /** From now on as quickly as this. */
  set tempo(tempo: DeployTempo) {
    this.options.tempo = tempo;
  }

  /** A check-in passed the commit stage; it was the so manieth. */
  passed(commit: Commit, order: number) {
    const { tempo, world } = this.options;
    const version = { commit, order };
    this.#at(tempo.toIntegration(world.clock.now()), () =>
      this.#deploy('integration', version),
    );
  }

  /** What uat holds goes to production. */
  release() {
    const { current } = this.#places.uat;
    if (!current || this.#isLeftAlone) return;
    if (this.options.line.deploying === 'by-hand') this.#byHand(current);
    else this.#deploy('production', current);
  }

  /** Somebody puts what integration holds into production, and never asked uat. */
  drift() {
    const { current } = this.#places.integration;
    const { line, world } = this.options;
    if (!current) return;
    this.#isLeftAlone = true;
    this.#carryOut(
      'production',
      current,
      world.account(line.team.logins[0]),
      false,
    );
  }

  #deploy(environment: EnvironmentName, version: Version) {
    const place = this.#places[environment];
    if (version.order <= (place.current?.order ?? 0)) return;
    if (place.isBusy) {
      if (version.order > (place.waiting?.order ?? 0)) place.waiting = version;
      return;
    }
    const { random, deployer } = this.options;
    this.#carryOut(
      environment,
      version,
      deployer,
      random.chance(FAILING_SHARE),
    );
  }

  #carryOut(
    environment: EnvironmentName,
    version: Version,
    creator: Account,
    fails: boolean,
  ) {
    const { world, line, random, notes } = this.options;
    const place = this.#places[environment];
    place.isBusy = true;
    const result = world.requestDeployment(line.repository, {
      ref: version.commit.sha,
      autoMerge: false,
      requiredContexts: [],
      environment,
      creator,
      place: ENVIRONMENTS.indexOf(environment),
    });
    if (result.kind !== 'created') throw new Error(result.message);
    const { deployment } = result;
    const tell = (state: 'in_progress' | 'success' | 'failure') =>
      world.addDeploymentStatus(line.repository, deployment, {
        state,
        creator,
        description: state === 'failure' ? 'The smoke tests failed' : undefined,
      });
    const begun = world.clock.now() + random.between(2, 8) * SECOND;
    this.#at(begun, () => tell('in_progress'));
    this.#at(begun + random.between(25, 75) * SECOND, () => {
      const status = tell(fails ? 'failure' : 'success');
      place.isBusy = false;
      if (!fails) {
        place.current = version;
        notes.version(line, environment, {
          sha: version.commit.sha,
          at: seconds(status.createdAt),
          told: 'by-deployment',
        });
        this.#promote(environment, version);
      }
      const { waiting } = place;
      place.waiting = undefined;
      if (waiting) this.#deploy(environment, waiting);
    });
  }

  #promote(from: EnvironmentName, version: Version) {
    const { random, tempo, world } = this.options;
    const onwards = (to: EnvironmentName) =>
      this.#at(tempo.onwards(world.clock.now()), () => {
        if (to !== 'production' || !this.#isLeftAlone)
          this.#deploy(to, version);
      });
    const isFirst = (to: EnvironmentName) => !this.#places[to].current;
    if (from === 'integration') {
      if (random.chance(tempo.uatShare) || isFirst('uat')) onwards('uat');
    } else if (from === 'uat') {
      if (random.chance(tempo.performanceShare)) onwards('performance');
      const goesOn = random.chance(tempo.productionShare);
      if (goesOn && this.options.line.deploying !== 'by-hand') {
        onwards('production');
      }
    }
  }

  /** By starting the workflow on GitHub's page: which version it was given, GitHub does not tell. */
  #byHand(version: Version) {
    const { world, line, random, notes } = this.options;
    const place = this.#places.production;
    if (version.order <= (place.current?.order ?? 0)) return;
    const fails = random.chance(FAILING_SHARE);
    const result = world.dispatch(line.repository, DEPLOY_FILE, {
      actor: world.account(random.pick(line.team.logins)),
      inputs: {
        service: line.services[0].name,
        environment: 'production',
        version: version.commit.sha,
      },
      plan: {
        outcome: fails ? 'failure' : 'success',
        failingJob: fails ? 'deploy' : undefined,
      },
    });
    if (!result.ok) throw new Error(result.message);
    if (fails) return;
    place.current = version;
    // Its first job deploys, its second one looks whether that went well.
    this.#at(world.plannedEnd(line.repository, result.run) + 1, () => {
      const [job] = world.newestAttempt(result.run).jobs;
      notes.version(line, 'production', {
        sha: version.commit.sha,
        at: seconds(job.completedAt ?? world.clock.now()),
        told: 'unknown-outside',
      });
    });
  }

  #at(time: number, event: () => void) {
    this.options.world.clock.schedule(Math.round(time), event);
  }
}

/** As in an office: within minutes to integration, within hours further. */
export function everydayDeploying(
  line: DemoLine,
  random: SeededRandom,
): DeployTempo {
  const { hours } = line.team;
  return {
    toIntegration: now => now + random.between(2, 5) * MINUTE,
    onwards: now => hours.after(now, random.between(20, 300) * MINUTE),
    uatShare: 0.4,
    performanceShare: 0.35,
    productionShare: 0,
  };
}

/** As in a play: all the way within minutes. */
export function liveDeploying(random: SeededRandom): DeployTempo {
  return {
    toIntegration: now => now + random.between(8, 25) * SECOND,
    onwards: now => now + random.between(40, 200) * SECOND,
    uatShare: 0.4,
    performanceShare: 0.3,
    productionShare: 0.25,
  };
}
