import { translateRun } from './translateRun';

const repository = {
  host: 'github.com',
  id: 'github.com:7',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
};
const minimal = {
  id: 30433642,
  workflow_id: 159038,
  head_sha: 'acb5820ced9479c074f688cc328bf03f341a511d',
  event: 'push',
  status: 'queued',
  created_at: '2026-03-01T10:00:00.000+02:00',
};

describe('translateRun', () => {
  it('reads the least there is, as payloads of 2020 have it', () => {
    expect(translateRun(minimal, repository)).toEqual({
      repositoryId: 'github.com:7',
      id: '30433642',
      attempt: 1,
      number: 0,
      workflowId: '159038',
      headSha: 'acb5820ced9479c074f688cc328bf03f341a511d',
      event: 'push',
      status: 'queued',
      url: 'https://github.com/acme/catalog/actions/runs/30433642',
      createdAt: '2026-03-01T08:00:00.000Z',
      updatedAt: '2026-03-01T08:00:00.000Z',
    });
  });

  it('reads all that our facts have room for', () => {
    expect(
      translateRun(
        {
          ...minimal,
          run_attempt: 2,
          run_number: 42,
          name: 'CI',
          path: '.github/workflows/ci.yml@main',
          display_title: 'Fix the build',
          head_branch: 'main',
          conclusion: 'startup_failure',
          html_url: 'https://github.com/acme/catalog/actions/runs/1',
          run_started_at: '2026-03-01T08:00:05Z',
          updated_at: '2026-03-01T08:01:00Z',
          actor: { login: 'ada' },
          pull_requests: [{ number: 5 }, { nothing: true }],
          head_commit: {
            tree_id: 'tree',
            message: 'Fix the build',
            timestamp: '2026-03-01T07:59:00Z',
            author: { name: 'Ada' },
          },
        },
        repository,
      ),
    ).toMatchObject({
      attempt: 2,
      number: 42,
      workflowName: 'CI',
      workflowPath: '.github/workflows/ci.yml',
      title: 'Fix the build',
      branch: 'main',
      conclusion: 'startup_failure',
      startedAt: '2026-03-01T08:00:05.000Z',
      updatedAt: '2026-03-01T08:01:00.000Z',
      actor: 'ada',
      pullRequests: [5],
      treeId: 'tree',
      headMessage: 'Fix the build',
      headAuthor: 'Ada',
      headAuthoredAt: '2026-03-01T07:59:00.000Z',
    });
  });

  it('keeps words that are not known', () => {
    expect(
      translateRun(
        { ...minimal, status: 'on_hold', conclusion: 'shrug', event: 'moon' },
        repository,
      ),
    ).toMatchObject({ status: 'on_hold', conclusion: 'shrug', event: 'moon' });
  });

  it.each([
    'id',
    'workflow_id',
    'head_sha',
    'event',
    'status',
    'created_at',
  ] as const)('leaves out a run without %s', field => {
    const { [field]: _, ...rest } = minimal;
    expect(translateRun(rest, repository)).toBeUndefined();
    expect(
      translateRun({ ...minimal, [field]: null }, repository),
    ).toBeUndefined();
  });

  it.each([
    ['the same repository', { id: 7, full_name: 'acme/catalog' }, undefined],
    ['the same one, renamed', { id: 7, full_name: 'acme/old' }, undefined],
    ['a fork', { id: 8, full_name: 'zulu/catalog' }, 'zulu/catalog'],
    ['a fork that is gone', null, undefined],
    ['a fork without id', { full_name: 'zulu/catalog' }, 'zulu/catalog'],
    ['the same in other letters', { full_name: 'ACME/Catalog' }, undefined],
  ])('names the head repository of %s', (_, head_repository, expected) => {
    const run = translateRun(
      {
        ...minimal,
        head_repository,
        repository: { id: 7, full_name: 'acme/catalog' },
      },
      repository,
    );
    expect(run?.headRepository).toBe(expected);
  });

  it('keeps ids beyond 2^53, which Octokit parses as bigint', () => {
    expect(
      translateRun({ ...minimal, id: 9007199254740993n }, repository)?.id,
    ).toBe('9007199254740993');
  });

  it.each(['soon', '+275760-09-13T00:00:00Z', '2026-13-45', ''])(
    'takes %p for no instant, since instants are compared as strings',
    value => {
      expect(
        translateRun({ ...minimal, run_started_at: value }, repository)
          ?.startedAt,
      ).toBeUndefined();
      expect(
        translateRun({ ...minimal, created_at: value }, repository),
      ).toBeUndefined();
    },
  );

  it('drops NUL characters, which PostgreSQL stores in no text', () => {
    expect(
      translateRun({ ...minimal, display_title: 'a\u0000b' }, repository)
        ?.title,
    ).toBe('ab');
  });
});
