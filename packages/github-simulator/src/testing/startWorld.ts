import { SteppedClock } from '../clock';
import { GithubSimulatorOptions } from '../GithubSimulator';
import { startGithubSimulator } from '../startGithubSimulator';
import { openApiGuard } from './openApiGuard';

/** A simulator with one repository, `demo/orders`, on a clock that stands at 2026-11-20 10:00. */
export async function startWorld(
  options: Partial<Omit<GithubSimulatorOptions, 'clock'>> = {},
) {
  const clock = new SteppedClock('2026-11-20T10:00:00Z');
  const guard = openApiGuard();
  const simulator = await startGithubSimulator({
    scenario: 'empty',
    onResponse: guard.onResponse,
    ...options,
    clock,
  });
  const { world } = simulator;
  const repository = world.addRepository({
    name: 'orders',
    owner: world.account('demo', 'Organization'),
    workflows: [
      {
        name: 'CI',
        path: '.github/workflows/ci.yml',
        on: ['push', 'pull_request'],
        jobs: [
          { name: 'build', steps: ['Build'], durationMs: 20_000 },
          {
            name: 'test',
            needs: ['build'],
            steps: ['Run unit tests', 'Upload report'],
            durationMs: 30_000,
          },
        ],
      },
    ],
  });
  world.push(repository, { message: 'Begin', startRuns: false });
  return {
    simulator,
    world,
    clock,
    guard,
    repository,
    api: `${simulator.url}/repos/demo/orders`,
  };
}
