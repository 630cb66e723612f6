import { translateJob } from './translateJob';

const repository = { id: 'github.com:7' };
const minimal = { id: 1, run_id: 2, status: 'queued' };

describe('translateJob', () => {
  it('reads the least there is, with the attempt that was asked for', () => {
    expect(translateJob(minimal, repository, 3)).toEqual({
      repositoryId: 'github.com:7',
      id: '1',
      runId: '2',
      attempt: 3,
      name: 'job 1',
      status: 'queued',
      labels: [],
      steps: [],
    });
  });

  it('reads steps, with offsets of time and without numbers', () => {
    expect(
      translateJob(
        {
          ...minimal,
          run_attempt: 2,
          name: 'build',
          labels: ['linux', null],
          created_at: '2026-03-01T10:00:00Z',
          steps: [
            {
              name: 'Set up job',
              status: 'completed',
              conclusion: 'success',
              number: 1,
              started_at: '2021-04-05T17:42:57.000+02:00',
            },
            'nothing',
            { name: 'Test' },
          ],
        },
        repository,
        3,
      ),
    ).toMatchObject({
      attempt: 2,
      name: 'build',
      labels: ['linux'],
      createdAt: '2026-03-01T10:00:00.000Z',
      steps: [
        {
          number: 1,
          name: 'Set up job',
          conclusion: 'success',
          startedAt: '2021-04-05T15:42:57.000Z',
        },
        { number: 2, name: 'Test', status: 'unknown' },
      ],
    });
  });

  it.each(['id', 'run_id', 'status'] as const)(
    'leaves out a job without %s',
    field => {
      const { [field]: _, ...rest } = minimal;
      expect(translateJob(rest, repository)).toBeUndefined();
    },
  );
});
