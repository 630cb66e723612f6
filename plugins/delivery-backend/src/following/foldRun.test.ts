import type { RunFact } from '@mainline/backstage-plugin-ci-common';
import { foldRun } from './foldRun';

const at = '2026-11-20T10:00:00.000Z';

function aRun(status: string, conclusion?: string): RunFact {
  return {
    repositoryId: 'fake.example:1',
    id: '1',
    attempt: 1,
    number: 1,
    workflowId: '1',
    event: 'workflow_dispatch',
    headSha: '4',
    url: 'http://fake.example/1',
    createdAt: at,
    startedAt: at,
    updatedAt: at,
    status,
    conclusion,
  };
}

describe('what a run says of its deployment', () => {
  it.each([
    ['requested', undefined, 'waiting', false],
    ['queued', undefined, 'waiting', false],
    ['pending', undefined, 'waiting', false],
    ['waiting', undefined, 'waiting', false],
    ['in_progress', undefined, 'running', false],
    ['paused', undefined, 'waiting', false],
    ['completed', 'success', 'succeeded', true],
    ['completed', 'failure', 'failed', true],
    ['completed', 'timed_out', 'failed', true],
    ['completed', 'startup_failure', 'failed', true],
    ['completed', 'cancelled', 'cancelled', true],
    ['completed', 'skipped', 'cancelled', true],
    ['completed', 'stale', 'cancelled', true],
    ['completed', 'neutral', 'unknown', true],
    ['completed', 'action_required', 'unknown', true],
    ['completed', 'exploded', 'unknown', true],
    ['completed', undefined, 'unknown', true],
  ])('%s, %s: %s', (status, conclusion, state, ended) => {
    expect(foldRun(aRun(status, conclusion), [])).toMatchObject({
      state,
      ended,
    });
  });

  it.each([aRun('paused'), aRun('completed', 'exploded')])(
    'names a word that is not known',
    run => {
      expect(foldRun(run, []).reason?.sentence).toContain(
        `'${run.conclusion ?? run.status}'`,
      );
    },
  );
});
