import { Repository, RunPlan, Run, World } from '../../world';
import { randomOfAttempt } from '../../world/WorldState';
import { CHANGES, FIXES, UPDATES } from './messages';
import { DEPENDABOT, ORGANISATION, Team, TEAMS } from './teams';
import { Service, SERVICES } from './services';
import { smokeTestsFailIn } from './deployments/rollouts';
import { SMOKE_TESTS, WORKFLOWS } from './workflows';

const MINUTE = 60_000;

/** The shop's world: who works on what, what is broken at present, and the everyday changes. */
export class SmallWorld {
  readonly world: World;
  /** By repository, the workflow that its code breaks at present. */
  readonly #broken = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
    const owner = world.account(ORGANISATION, 'Organization');
    for (const service of SERVICES) {
      world.addRepository({
        name: service.name,
        owner,
        description: service.description,
        language: service.language,
        defaultBranch: service.defaultBranch,
        workflows: service.workflows.map(name => WORKFLOWS[name]),
        customProperties: {
          service_name: service.name,
          team_name: service.team,
        },
      });
      world.push(service.name, {
        message: 'Begin',
        author: this.someone(service),
        startRuns: false,
      });
    }
    world.planRuns((repository, run, attempt) =>
      this.plan(repository, run, attempt),
    );
  }

  someone(service: Service) {
    return this.world.account(this.world.random.pick(teamOf(service).logins));
  }

  isBroken(service: Service) {
    return this.#broken.has(service.name);
  }

  get brokenCount() {
    return this.#broken.size;
  }

  /** From now on this workflow fails on mainline. */
  breakWorkflow(service: Service, workflow?: string) {
    const candidates = this.world
      .repository(service.name)
      .workflows.filter(
        one => one.state === 'active' && one.on.includes('push'),
      )
      .map(({ name }) => name);
    this.#broken.set(
      service.name,
      workflow ?? this.world.random.pick(candidates),
    );
  }

  push(service: Service, message?: string) {
    return this.world.push(service.name, {
      message: message ?? this.world.random.pick(CHANGES),
      author: this.someone(service),
    });
  }

  /** The check-in that turns it green again. */
  fix(service: Service) {
    this.#broken.delete(service.name);
    return this.push(service, this.world.random.pick(FIXES));
  }

  /** A pull request that is merged after a while, or left open. */
  pullRequest(
    service: Service,
    options: {
      mergeAfterMs?: number;
      byDependabot?: boolean;
      breaks?: boolean;
    },
  ) {
    const { random, clock } = this.world;
    const title = random.pick(options.byDependabot ? UPDATES : CHANGES);
    const topic = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const suffix = random.hex(4);
    const pullRequest = this.world.openPullRequest(service.name, {
      title,
      branch: options.byDependabot
        ? `dependabot/npm/${topic}-${suffix}`
        : `${topic}-${suffix}`,
      author: options.byDependabot
        ? this.world.account(DEPENDABOT, 'Bot')
        : this.someone(service),
    });
    if (options.mergeAfterMs === undefined) return;
    clock.schedule(clock.now() + options.mergeAfterMs, () => {
      if (options.breaks) this.breakWorkflow(service);
      this.world.mergePullRequest(service.name, pullRequest, {
        merger: this.someone(service),
      });
    });
  }

  /** How a run goes that no story has a plan for. */
  plan(repository: Repository, run: Run, attempt: number): RunPlan {
    const random = randomOfAttempt(run.id, attempt);
    const common = {
      queueMs: random.integer(2_000, 9_000),
      pace: random.between(0.8, 1.4),
    };
    if (run.workflow.name === WORKFLOWS.autoMerge.name) {
      return run.actor.login === DEPENDABOT
        ? { ...common, outcome: 'success' }
        : { outcome: 'skipped' };
    }
    if (run.workflow.name === WORKFLOWS.deploy.name) {
      return planDeploy(repository, run, random.between(2_000, 3_500));
    }
    const broken = this.#broken.get(repository.name) === run.workflow.name;
    if (broken && run.event === 'push')
      return { ...common, outcome: 'failure' };
    if (run.event === 'pull_request' && random.chance(0.07)) {
      return { ...common, outcome: 'failure' };
    }
    if (run.event === 'push' && random.chance(0.02)) {
      return { ...common, outcome: 'cancelled' };
    }
    return { ...common, outcome: 'success' };
  }

  /** Something that a team does in passing. */
  everydayChange(
    service: Service,
    breakProbability: number,
    fixWithinMs: number,
  ) {
    const { random, clock } = this.world;
    const breaks = random.chance(breakProbability) && !this.isBroken(service);
    if (breaks) {
      const fixAt = clock.now() + random.between(0.3, 1) * fixWithinMs;
      clock.schedule(fixAt, () => {
        if (this.isBroken(service)) this.fix(service);
      });
      this.breakWorkflow(service);
      this.push(service);
    } else if (random.chance(0.5)) {
      this.pullRequest(service, {
        mergeAfterMs: random.between(8, 60) * MINUTE,
        byDependabot: random.chance(0.12),
      });
    } else {
      this.push(service);
    }
  }
}

/** Runs of the deploy workflow take their half minute; those that end badly always do, so that they can be shown. */
function planDeploy(
  repository: Repository,
  run: Run,
  queueMs: number,
): RunPlan {
  const fails = smokeTestsFailIn(repository.name, run.inputs.environment);
  return {
    queueMs: Math.round(queueMs),
    outcome: fails ? 'failure' : 'success',
    failingJob: fails ? SMOKE_TESTS : undefined,
  };
}

export function teamOf(service: Service): Team {
  const team = TEAMS.find(({ name }) => name === service.team);
  if (!team) throw new Error(`There is no team '${service.team}'`);
  return team;
}

export function serviceNamed(name: string): Service {
  const service = SERVICES.find(one => one.name === name);
  if (!service) throw new Error(`There is no service '${name}'`);
  return service;
}
