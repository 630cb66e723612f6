import { SteppedClock } from '../clock';
import { World } from './World';
import { WorldEvent } from './WorldState';

function createWorld() {
  const clock = new SteppedClock('2026-11-20T10:00:00Z');
  const world = new World({ clock, seed: 1 });
  const events: WorldEvent[] = [];
  world.onEvent(event => events.push(event));
  world.addRepository({
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
            steps: ['Test'],
            durationMs: 30_000,
          },
        ],
      },
    ],
  });
  const newestRun = () => {
    const run = world.repository('orders').runs.at(-1);
    if (!run) throw new Error('There is no run yet');
    return run;
  };
  return { clock, world, events, newestRun };
}

describe('World', () => {
  it('lets a run wait, run its jobs in the order of their needs, and succeed', () => {
    const { world, clock, newestRun } = createWorld();
    world.push('orders');
    const run = newestRun();
    expect(run.attempts[0]).toMatchObject({ status: 'queued' });
    clock.advance(4_000);
    expect(run.attempts[0]).toMatchObject({
      status: 'in_progress',
      jobs: [{ status: 'in_progress' }, { status: 'queued' }],
    });
    clock.advance(120_000);
    expect(run.attempts[0]).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      jobs: [{ conclusion: 'success' }, { conclusion: 'success' }],
    });
  });

  it('skips the jobs behind a failed one, and the steps behind a failed step', () => {
    const { world, clock, newestRun } = createWorld();
    world.push('orders', { plan: { outcome: 'failure', failingJob: 'build' } });
    clock.advance(120_000);
    expect(newestRun().attempts[0]).toMatchObject({
      conclusion: 'failure',
      jobs: [
        {
          conclusion: 'failure',
          steps: [
            { name: 'Set up job', conclusion: 'success' },
            { name: 'Build', conclusion: 'failure' },
            { name: 'Complete job', conclusion: 'success' },
          ],
        },
        { conclusion: 'skipped', steps: [] },
      ],
    });
  });

  it('ends a run without a job when the workflow file is broken', () => {
    const { world, newestRun } = createWorld();
    world.push('orders', { plan: { CI: { outcome: 'startup_failure' } } });
    expect(newestRun().attempts[0]).toMatchObject({
      status: 'completed',
      conclusion: 'startup_failure',
      jobs: [],
    });
  });

  it('holds a run until a test begins and finishes it', () => {
    const { world, clock, newestRun } = createWorld();
    world.push('orders', { plan: { outcome: 'held' } });
    clock.advance(86_400_000);
    expect(newestRun().attempts[0].status).toBe('queued');
    world.beginRun('orders', newestRun());
    clock.advance(86_400_000);
    expect(newestRun().attempts[0].status).toBe('in_progress');
    world.finishRun('orders', newestRun(), 'timed_out');
    expect(newestRun().attempts[0]).toMatchObject({
      status: 'completed',
      conclusion: 'timed_out',
    });
  });

  it('ends a run once that is cancelled before a runner was found', () => {
    const { world, clock, newestRun } = createWorld();
    world.push('orders');
    const [attempt] = newestRun().attempts;
    world.cancelRun('orders', newestRun());
    const ended = { ...attempt, jobs: [...attempt.jobs] };
    expect(ended).toMatchObject({
      status: 'completed',
      conclusion: 'cancelled',
    });
    clock.advance(86_400_000);
    expect(newestRun().attempts).toEqual([ended]);
  });

  it('keeps the tree that was tested when a pull request is squashed onto mainline', () => {
    const { world } = createWorld();
    world.push('orders', { startRuns: false });
    const pullRequest = world.openPullRequest('orders', {
      branch: 'topic',
      title: 'Round later',
      author: world.account('dev-1'),
    });
    const repository = world.repository('orders');
    const tested = repository.commits.get(
      repository.branches.get('topic') ?? '',
    );
    const merged = world.mergePullRequest('orders', pullRequest);
    expect(merged.sha).not.toBe(tested?.sha);
    expect(merged.treeSha).toBe(tested?.treeSha);
    expect(repository.activities.slice(-2)).toMatchObject([
      { type: 'pr_merge', branch: 'main', after: merged.sha },
      { type: 'branch_deletion', branch: 'topic' },
    ]);
    expect(repository.runs.map(({ event }) => event)).toEqual([
      'pull_request',
      'push',
    ]);
  });

  it('starts no workflow that is disabled', () => {
    const { world } = createWorld();
    world.setWorkflowState('orders', 'ci.yml', 'disabled_manually');
    world.push('orders');
    expect(world.repository('orders').runs).toEqual([]);
  });

  it('repeats itself, given the same seed', () => {
    const tell = () => {
      const { world, clock, events } = createWorld();
      world.push('orders');
      clock.advance(300_000);
      return JSON.stringify(
        events.map(event => {
          if ('attempt' in event) return event.attempt;
          return 'commits' in event ? event.commits : event.type;
        }),
      );
    };
    expect(tell()).toBe(tell());
  });
});
