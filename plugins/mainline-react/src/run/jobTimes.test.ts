import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { jobsInOrder, jobTimes, placeJobs } from './jobTimes';

const clock = (time: string) => `2026-03-02T${time}.000Z`;
const now = Date.parse(clock('10:05:00'));

function job(id: string, change: Partial<JobFact>): JobFact {
  return {
    repositoryId: 'r',
    id,
    runId: '1',
    attempt: 1,
    name: id,
    status: 'completed',
    conclusion: 'success',
    labels: [],
    createdAt: clock('10:00:00'),
    startedAt: clock('10:01:00'),
    completedAt: clock('10:02:00'),
    steps: [],
    ...change,
  };
}

const running = {
  status: 'in_progress',
  conclusion: undefined,
  completedAt: undefined,
};
const waiting = {
  ...running,
  status: 'queued',
  startedAt: clock('10:00:00'),
};

describe('jobTimes', () => {
  it('lets a running job grow', () => {
    expect(jobTimes(job('1', running), now)).toEqual({
      queueMs: 60_000,
      runMs: 240_000,
    });
  });

  it('gives a waiting job no time of running, though its source names a start', () => {
    expect(jobTimes(job('1', waiting), now)).toEqual({
      queueMs: 300_000,
      runMs: undefined,
    });
  });
});

describe('placeJobs', () => {
  it('draws a waiting job as waiting to the end', () => {
    expect(placeJobs([job('1', waiting)], now).get('1')).toEqual({
      queueFrom: 0,
      runFrom: 100,
      runTo: 100,
    });
  });
});

describe('jobsInOrder', () => {
  it('puts those that began first above, and those that wait last', () => {
    const jobs = [
      job('10', waiting),
      job('9', waiting),
      job('3', { ...running, startedAt: clock('10:03:00') }),
      job('2', {}),
      job('1', { startedAt: clock('10:02:00') }),
    ];
    expect(jobsInOrder(jobs).map(({ id }) => id)).toEqual([
      '2',
      '1',
      '3',
      '9',
      '10',
    ]);
  });
});
