import { Account, Repository, Run, RunPlan, World } from '../../world';
import { randomOfAttempt } from '../../world/WorldState';
import { randomOf } from '../small/deployments/randomOf';
import { DEPLOYER, DEPENDABOT, ORGANISATION } from './accounts';
import { everydayDeploying, LineDeployer } from './deploying/LineDeployer';
import { DemoLine, Organisation } from './organisation/Organisation';
import { workflowsOf } from './organisation/createOrganisation';
import { PULL_REQUEST_FAILURE_SHARE } from './rates';
import { LineTeller } from './telling/LineTeller';
import { TruthNotes } from './truth/TruthNotes';

/** The organisation in a world: its repositories, and somebody who tells what happens in each. */
export class DemoWorld {
  readonly world: World;
  readonly organisation: Organisation;
  readonly notes = new TruthNotes();
  readonly tellers: LineTeller[];

  constructor(world: World, organisation: Organisation, seed: number) {
    this.world = world;
    this.organisation = organisation;
    const owner = world.account(ORGANISATION, 'Organization');
    const bot = world.account(DEPENDABOT, 'Bot');
    const linesOf = new Map<string, DemoLine[]>();
    for (const line of organisation.lines) {
      const lines = linesOf.get(line.repository);
      if (lines) lines.push(line);
      else linesOf.set(line.repository, [line]);
    }
    for (const lines of linesOf.values()) this.#addRepository(lines, owner);
    this.tellers = organisation.lines.map(line => {
      const random = (what: string) =>
        randomOf(`${seed} ${what} of ${line.name}`);
      return new LineTeller({
        line,
        world,
        bot,
        notes: this.notes,
        random: random('check-ins'),
        deployer: deployerOf(line, this, random('deployments')),
      });
    });
    world.planRuns((repository, run, attempt) =>
      plan(repository, run, attempt),
    );
  }

  #addRepository(lines: DemoLine[], owner: Account) {
    const [line] = lines;
    const { world } = this;
    world.addRepository({
      name: line.repository,
      owner,
      description:
        lines.length > 1
          ? 'Many services, a build for each folder'
          : line.services[0].description,
      language: line.language,
      defaultBranch: line.defaultBranch,
      workflows: workflowsOf(lines),
      customProperties: { team_name: line.team.name },
    });
    world.push(line.repository, {
      message: 'Begin',
      author: world.account(line.team.logins[0]),
      startRuns: false,
    });
  }
}

function deployerOf(
  line: DemoLine,
  { world, notes }: DemoWorld,
  random: LineTeller['random'],
): LineDeployer | undefined {
  if (line.deploying === 'none') return undefined;
  return new LineDeployer({
    line,
    world,
    notes,
    random,
    deployer: DEPLOYER,
    tempo: everydayDeploying(line, random),
  });
}

/** How a run goes that the story has no plan for: of a pull request, or one that a visitor asked for. */
function plan(_repository: Repository, run: Run, attempt: number): RunPlan {
  const random = randomOfAttempt(run.id, attempt);
  const common = {
    queueMs: random.integer(2_000, 9_000),
    pace: random.between(0.85, 1.3),
  };
  // Run again, the same code does the same.
  const before = run.attempts[attempt - 2]?.plan;
  if (before && run.event === 'push' && before.outcome !== 'cancelled') {
    return { ...before, ...common };
  }
  const fails =
    run.event === 'pull_request' &&
    random.chance(before ? 0.5 : PULL_REQUEST_FAILURE_SHARE);
  return { ...common, outcome: fails ? 'failure' : 'success' };
}
