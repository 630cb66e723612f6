import { translateDelivery } from './translateDelivery';

const repository = {
  id: 7,
  full_name: 'acme/catalog',
  html_url: 'https://github.com/acme/catalog',
  default_branch: 'main',
};
const run = {
  id: 30433642,
  workflow_id: 3,
  head_sha: 'abc',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-03-01T10:00:00+01:00',
};
const translate = (event: string, payload: unknown) =>
  translateDelivery(event, payload, link =>
    link.startsWith('https://github.com/') ? 'github.com' : undefined,
  );

describe('translateDelivery', () => {
  it('reads run and workflow of workflow_run', () => {
    expect(
      translate('workflow_run', {
        repository,
        workflow_run: run,
        workflow: { id: 3, name: 'CI', path: 'ci.yml', state: 'active' },
      }),
    ).toMatchObject({
      repository: { id: 'github.com:7', slug: 'acme/catalog' },
      runs: [
        {
          repositoryId: 'github.com:7',
          id: '30433642',
          attempt: 1,
          createdAt: '2026-03-01T09:00:00.000Z',
        },
      ],
      workflows: [{ id: '3', state: 'active' }],
      look: false,
    });
  });

  it('looks again where a run lacks what is essential', () => {
    expect(
      translate('workflow_run', {
        repository,
        workflow_run: { ...run, head_sha: undefined },
      }),
    ).toMatchObject({ runs: [], look: true });
  });

  it('looks again where the repository is only named', () => {
    expect(
      translate('workflow_run', {
        repository: { ...repository, id: undefined },
        workflow_run: run,
      }),
    ).toEqual({
      repository: { host: 'github.com', slug: 'acme/catalog' },
      runs: [],
      jobs: [],
      workflows: [],
      look: true,
    });
  });

  it('reads the attempt of workflow_job', () => {
    expect(
      translate('workflow_job', {
        repository,
        workflow_job: { id: 1, run_id: 2, run_attempt: 3, status: 'queued' },
      }),
    ).toMatchObject({ jobs: [{ id: '1', runId: '2', attempt: 3 }] });
  });

  it.each([
    ['push', { ref: 'refs/heads/main' }],
    ['repository', { action: 'renamed' }],
    ['public', {}],
  ])('looks after %s', (event, payload) => {
    expect(translate(event, { repository, ...payload })).toMatchObject({
      repository: { slug: 'acme/catalog' },
      look: true,
    });
  });

  it.each([
    ['push', { repository, ref: 'refs/heads/topic' }, 'not mainline'],
    ['push', { repository, ref: 'refs/tags/main' }, 'not mainline'],
    ['ping', { zen: 'Design for failure.' }, 'ping'],
    ['star', { repository }, "'star' says nothing"],
    ['never_heard_of', { repository }, "'never_heard_of' says nothing"],
    ['workflow_run', {}, 'names no repository'],
    ['workflow_run', 'text', 'no JSON object'],
    [
      'push',
      { repository: { ...repository, html_url: 'https://evil.example/a/b' } },
      'https://evil.example/a/b is at no host',
    ],
  ])('sets %s aside, with the reason', (event, payload, reason) => {
    expect(translate(event, payload)).toEqual({
      runs: [],
      jobs: [],
      workflows: [],
      look: false,
      setAside: expect.stringContaining(reason),
    });
  });
});
