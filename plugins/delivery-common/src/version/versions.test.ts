import type {
  CheckInFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import { foldCandidates } from '../candidate';
import { resolveVersion, versionOf } from '.';
import type { VersionFacts, VersionQuestion } from '.';

const repositoryId = 'github.com:1';

const first = `1111111${'0'.repeat(33)}`;
const second = `2222222${'0'.repeat(33)}`;
const alike = `b111111${'0'.repeat(33)}`;
const alikeToo = `b111111${'1'.repeat(33)}`;

function at(minute: number): string {
  return new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
}

function aWorkflow(id: string, fact: Partial<WorkflowFact> = {}): WorkflowFact {
  return {
    repositoryId,
    id,
    name: id,
    path: `.github/workflows/${id}.yml`,
    state: 'active',
    ...fact,
  };
}

function aCheckIn(sha: string, minute: number): CheckInFact {
  return {
    repositoryId,
    sha,
    message: `Change ${sha}`,
    reachedMainlineAt: at(minute),
    pushIndex: 0,
  };
}

function aRun(fact: Partial<RunFact>): RunFact {
  return {
    repositoryId,
    id: `${fact.workflowId ?? 'ci'}-${fact.number}`,
    attempt: 1,
    number: 1,
    workflowId: 'ci',
    event: 'push',
    branch: 'main',
    headSha: first,
    status: 'completed',
    conclusion: 'success',
    url: 'https://github.com/acme/catalog/actions/runs/1',
    createdAt: at(1),
    updatedAt: at(2),
    ...fact,
  };
}

const repository = {
  id: repositoryId,
  host: 'github.com',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};

function facts(given: Partial<VersionFacts> = {}): VersionFacts {
  return {
    repository,
    workflows: [aWorkflow('ci'), aWorkflow('lint')],
    commitStage: ['ci', 'lint'],
    checkIns: [aCheckIn(first, 0), aCheckIn(second, 10)],
    runs: [],
    ...given,
  };
}

describe('versionOf', () => {
  const builds = [
    aRun({ number: 456 }),
    aRun({ number: 90, workflowId: 'lint' }),
  ];
  const cases: Array<[string, Partial<VersionFacts>, string]> = [
    ['is the short SHA where nothing was built', {}, '1111111'],
    [
      'is the number of the commit-stage workflow that is first by path',
      { runs: builds },
      'b456',
    ],
    [
      'passes over a workflow of the commit stage that built nothing',
      {
        workflows: [aWorkflow('auto'), aWorkflow('ci'), aWorkflow('lint')],
        commitStage: ['auto', 'ci', 'lint'],
        runs: builds,
      },
      'b456',
    ],
    [
      'passes over a workflow that was disabled',
      {
        workflows: [
          aWorkflow('ci', { state: 'disabled_manually' }),
          aWorkflow('lint'),
        ],
        runs: builds,
      },
      'b90',
    ],
    [
      'is the number of the workflow that the annotation names by file',
      { runs: builds, buildWorkflow: 'lint.yml' },
      'b90',
    ],
    [
      'is the number of the workflow that the annotation names by a glob over paths',
      { runs: builds, buildWorkflow: '.github/workflows/l*.yml' },
      'b90',
    ],
    [
      'is the short SHA where the annotation names no workflow',
      { runs: builds, buildWorkflow: 'release.yml' },
      '1111111',
    ],
    [
      'stays that of the first build as more are made',
      { runs: [aRun({ number: 460 }), aRun({ number: 456 })] },
      'b456',
    ],
    [
      'is the number on mainline where the commit was built on its branch before',
      { runs: [aRun({ number: 455, branch: 'fix' }), aRun({ number: 456 })] },
      'b456',
    ],
    [
      'is not the number of a build of its pull request',
      {
        runs: [
          aRun({ number: 455, event: 'pull_request', branch: 'fix' }),
          aRun({ number: 456 }),
        ],
      },
      'b456',
    ],
    [
      'is not the number of a fork’s build',
      {
        runs: [aRun({ number: 455, headRepository: 'other/catalog' })],
      },
      '1111111',
    ],
  ];

  it.each(cases)('%s', (_, given, version) => {
    expect(versionOf(facts(given))(first)).toBe(version);
  });
});

describe('resolveVersion', () => {
  const runs = [
    aRun({ number: 456, headSha: first }),
    aRun({ number: 457, headSha: second, conclusion: 'failure' }),
    aRun({ number: 455, headSha: second, event: 'pull_request' }),
  ];
  function question(given: Partial<VersionQuestion> = {}): VersionQuestion {
    const all = { ...facts({ runs }), ...given };
    return {
      candidates: foldCandidates({
        ...all,
        service: 'component:default/catalog',
        pipeline: {
          stages: [{ name: 'commit', title: 'Commit', kind: 'commit-stage' }],
        },
        defaultBranch: 'main',
        jobs: [],
        deployments: [],
        signOffs: [],
      }),
      ...all,
    };
  }

  it.each([
    ['latest', first, 'b456'],
    [' LATEST ', first, 'b456'],
    ['b456', first, 'b456'],
    ['B457', second, 'b457'],
    ['1111111', first, 'b456'],
    [first.toLocaleUpperCase('en-US'), first, 'b456'],
  ])('finds %s', (asked, sha, version) => {
    expect(resolveVersion(asked, question())).toMatchObject({
      found: true,
      version,
      checkIn: { sha },
    });
  });

  it.each([
    ['b999', 'no-such-build', /^version is "b999", .* no build of mainline/],
    ['b455', 'pull-request', /a build of a pull request, not of mainline/],
    ['abcdef0', 'no-check-in', /no check-in on mainline of this service/],
    ['11111', 'too-short', /at least 7 characters/],
    ['v1.2.3', 'no-version', /no version: write "latest".*such as b457/],
    ['', 'no-version', /^version is ""/],
    ['1'.repeat(41), 'no-version', /no version/],
  ])('says why %s is none', (asked, reason, sentence) => {
    expect(resolveVersion(asked, question())).toEqual({
      found: false,
      reason,
      sentence: expect.stringMatching(sentence),
      messages: [expect.objectContaining({})],
    });
  });

  it('says that the beginning of two SHAs is ambiguous', () => {
    expect(
      resolveVersion(
        'b111111',
        question({ checkIns: [aCheckIn(alike, 0), aCheckIn(alikeToo, 1)] }),
      ),
    ).toMatchObject({ found: false, reason: 'ambiguous' });
  });

  it('says that a word is ambiguous that is the number of one build and the SHA of another', () => {
    const ambiguous = question({
      checkIns: [aCheckIn(first, 0), aCheckIn(alike, 1)],
      runs: [aRun({ number: 111111, headSha: first })],
    });
    expect(resolveVersion('b111111', ambiguous)).toMatchObject({
      found: false,
      reason: 'ambiguous',
    });
    expect(resolveVersion(alike, ambiguous)).toMatchObject({
      found: true,
      checkIn: { sha: alike },
    });
  });

  it('says that latest is none where no check-in passed the commit stage', () => {
    expect(
      resolveVersion('latest', question({ runs: [runs[1]] })),
    ).toMatchObject({ found: false, reason: 'none-passed' });
  });

  it('tells a build of a pull request whose commit never was a check-in', () => {
    expect(
      resolveVersion(
        'b440',
        question({
          otherRuns: [
            aRun({ number: 440, event: 'pull_request', headSha: 'f00' }),
          ],
        }),
      ),
    ).toMatchObject({ found: false, reason: 'pull-request' });
  });
});
