import type { RunFact } from '../facts';
import { foldRuns, newerRun, newestAttempts, settleContradiction } from '.';

const early = '2026-03-01T09:00:00.000Z';
const late = '2026-03-01T10:00:00.000Z';

function fact(said: Partial<RunFact>): RunFact {
  return {
    repositoryId: 'h:1',
    id: '1',
    attempt: 1,
    number: 1,
    workflowId: '3',
    event: 'push',
    headSha: 'abc',
    status: 'completed',
    url: 'https://h/runs/1',
    createdAt: early,
    updatedAt: early,
    ...said,
  };
}

describe('newerRun', () => {
  it('lets completed stand over a later fact that is not', () => {
    const merged = newerRun(
      fact({ status: 'in_progress', updatedAt: late }),
      fact({ conclusion: 'cancelled' }),
    );
    expect(merged).toMatchObject({
      status: 'completed',
      conclusion: 'cancelled',
      updatedAt: early,
    });
  });

  it('lets the later of two completed facts stand, without a contradiction', () => {
    const merged = newerRun(
      fact({ conclusion: 'failure' }),
      fact({ conclusion: 'success', updatedAt: late }),
    );
    expect(merged.conclusion).toBe('success');
    expect(merged.contradiction).toBeUndefined();
  });

  it.each([
    ['requested', 'queued'],
    ['queued', 'pending'],
    ['pending', 'waiting'],
    ['waiting', 'in_progress'],
    ['never-heard-of', 'requested'],
  ])('at the same instant %s gives way to %s', (less, more) => {
    expect(
      newerRun(fact({ status: less }), fact({ status: more })).status,
    ).toBe(more);
    expect(
      newerRun(fact({ status: more }), fact({ status: less })).status,
    ).toBe(more);
  });

  it('fills what the newer fact leaves out from the older', () => {
    const merged = newerRun(
      fact({ conclusion: 'success', updatedAt: late }),
      fact({ status: 'queued', title: 'Add a thing', pullRequests: [3] }),
    );
    expect(merged).toMatchObject({
      conclusion: 'success',
      title: 'Add a thing',
      pullRequests: [3],
    });
  });

  it('says that two conclusions of one instant contradict, and lets the redder stand', () => {
    const merged = newerRun(
      fact({ conclusion: 'success' }),
      fact({ conclusion: 'startup_failure' }),
    );
    expect(merged.conclusion).toBe('startup_failure');
    expect(merged.contradiction).toEqual({
      words: ['startup_failure', 'success'],
      at: early,
      resolvedBy: 'pending',
    });
  });
});

describe('settleContradiction', () => {
  const pending = newerRun(
    fact({ conclusion: 'success' }),
    fact({ conclusion: 'failure' }),
  );

  it('lets the word of the source stand', () => {
    const settled = settleContradiction(
      pending,
      fact({ conclusion: 'success' }),
    );
    expect(settled.conclusion).toBe('success');
    expect(settled.contradiction).toMatchObject({
      words: ['failure', 'success'],
      resolvedBy: 'source',
    });
  });

  it('keeps the word of the source when a word that was weighed comes again', () => {
    const settled = settleContradiction(
      pending,
      fact({ conclusion: 'success' }),
    );
    expect(newerRun(settled, fact({ conclusion: 'failure' }))).toEqual(settled);
  });

  it('is pending again when a third word comes', () => {
    const settled = settleContradiction(
      pending,
      fact({ conclusion: 'success' }),
    );
    expect(newerRun(settled, fact({ conclusion: 'timed_out' }))).toMatchObject({
      conclusion: 'failure',
      contradiction: {
        words: ['failure', 'success', 'timed_out'],
        resolvedBy: 'pending',
      },
    });
  });

  it('lets the redder word stand where the source no longer knows the run', () => {
    const settled = settleContradiction(pending, undefined);
    expect(settled.conclusion).toBe('failure');
    expect(settled.contradiction?.resolvedBy).toBe('redder');
  });

  it('lets the redder word stand where the source answers with less than is known', () => {
    const settled = settleContradiction(
      pending,
      fact({ status: 'in_progress' }),
    );
    expect(settled.conclusion).toBe('failure');
    expect(settled.contradiction?.resolvedBy).toBe('redder');
  });

  it('leaves no contradiction where the source has a newer fact', () => {
    const settled = settleContradiction(
      pending,
      fact({ conclusion: 'success', updatedAt: late }),
    );
    expect(settled.conclusion).toBe('success');
    expect(settled.contradiction).toBeUndefined();
  });
});

describe('newestAttempts', () => {
  it('counts a run once, by its highest attempt', () => {
    const runs = foldRuns([
      fact({ attempt: 2, conclusion: 'success', updatedAt: late }),
      fact({ attempt: 1, conclusion: 'failure' }),
      fact({ attempt: 1, conclusion: 'failure' }),
    ]);
    expect(runs).toHaveLength(2);
    expect(newestAttempts(runs)).toMatchObject([
      { attempt: 2, conclusion: 'success' },
    ]);
  });
});
