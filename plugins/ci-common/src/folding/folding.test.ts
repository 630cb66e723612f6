import fc from 'fast-check';
import type {
  ArtifactFact,
  Contradiction,
  JobFact,
  RunFact,
  SeenDeployment,
} from '../facts';
import {
  byRedness,
  foldArtifacts,
  foldDeployments,
  newerArtifact,
  newerDeployment,
  newerJob,
  newerRun,
  reddest,
} from '.';

const instants = [
  '2026-03-01T09:00:00.000Z',
  '2026-03-01T09:10:00.000Z',
  '2026-03-01T09:20:00.000Z',
];
const statuses = ['queued', 'in_progress', 'waiting', 'dreaming', 'sleeping'];
const deploymentStates = [
  'pending',
  'queued',
  'waiting',
  'in_progress',
  'success',
  'error',
  'failure',
];
const conclusions = ['success', 'failure', 'startup_failure', 'melted'];

const instant = fc.constantFrom(...instants);
const optional = <T>(values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined });

const base = fc.record(
  {
    number: fc.constantFrom(1, 2),
    title: fc.constantFrom('a', 'b'),
    treeId: fc.constantFrom('t', 'u'),
    startedAt: instant,
    pullRequests: fc.uniqueArray(fc.constantFrom(1, 2, 3)).map(l => l.sort()),
    updatedAt: instant,
  },
  { requiredKeys: ['number', 'updatedAt'], noNullPrototype: true },
);

const state: fc.Arbitrary<
  Pick<RunFact, 'status' | 'conclusion'> & {
    contradiction?: Omit<Contradiction, 'at'>;
  }
> = fc.oneof(
  fc.constantFrom(...statuses).map(status => ({ status })),
  optional(fc.constantFrom(...conclusions)).map(conclusion => ({
    status: 'completed',
    ...(conclusion ? { conclusion } : {}),
  })),
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...conclusions), { minLength: 2 }),
      fc.constantFrom('pending', 'redder', 'source'),
    )
    .map(([words, resolvedBy]) => ({
      status: 'completed',
      conclusion: resolvedBy === 'source' ? words[0] : reddest(words),
      contradiction: {
        words: [...words].sort(),
        resolvedBy: resolvedBy as Contradiction['resolvedBy'],
      },
    })),
);

const run: fc.Arbitrary<RunFact> = fc
  .tuple(base, state)
  .map(([fields, { contradiction, ...said }]) => ({
    repositoryId: 'h:1',
    id: '1',
    attempt: 1,
    workflowId: '3',
    event: 'push',
    headSha: 'abc',
    url: 'https://h/runs/1',
    createdAt: instants[0],
    ...fields,
    ...said,
    ...(contradiction
      ? { contradiction: { ...contradiction, at: fields.updatedAt } }
      : {}),
  }));

const job: fc.Arbitrary<JobFact> = fc
  .record(
    {
      name: fc.constantFrom('build', 'test'),
      status: fc.constantFrom('completed', 'completed', ...statuses),
      conclusion: fc.constantFrom(...conclusions),
      url: fc.constantFrom('https://h/1', 'https://h/2'),
      runnerName: fc.constantFrom('r1', 'r2'),
      labels: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
      createdAt: instant,
      startedAt: instant,
      completedAt: instant,
      steps: fc.array(
        fc.record(
          {
            number: fc.constantFrom(1, 2),
            name: fc.constantFrom('a', 'b'),
            status: fc.constantFrom('completed', ...statuses),
            conclusion: fc.constantFrom(...conclusions),
          },
          { requiredKeys: ['number', 'name', 'status'], noNullPrototype: true },
        ),
        { maxLength: 3 },
      ),
    },
    {
      requiredKeys: ['name', 'status', 'labels', 'steps'],
      noNullPrototype: true,
    },
  )
  .map(fields => ({
    repositoryId: 'h:1',
    id: '5',
    runId: '1',
    attempt: 1,
    ...fields,
  }));

const deployment: fc.Arbitrary<SeenDeployment> = fc
  .record(
    {
      environment: fc.constantFrom('uat', 'production'),
      ref: fc.constantFrom('main', 'v1'),
      creator: fc.constantFrom('ada', 'grace'),
      url: fc.constantFrom('https://h/1', 'https://h/2'),
      runId: fc.constantFrom('7', '8'),
      retired: fc.constant(true),
      state: fc.constantFrom(...deploymentStates, 'dreaming', 'sleeping'),
      stateAt: instant,
    },
    {
      requiredKeys: ['environment', 'state', 'stateAt'],
      noNullPrototype: true,
    },
  )
  .map(fields => ({
    repositoryId: 'h:1',
    id: '5',
    sha: 'abc',
    createdAt: instants[0],
    ...fields,
  }));

const artifact: fc.Arbitrary<ArtifactFact> = fc
  .record(
    {
      name: fc.constantFrom('image', 'report'),
      sizeBytes: fc.constantFrom(0, 12),
      runId: fc.constantFrom('7', '8'),
      headSha: fc.constantFrom('abc', 'def'),
      digest: fc.constantFrom('sha256:1', 'sha256:2'),
      expiresAt: instant,
      expired: fc.boolean(),
      createdAt: instant,
    },
    {
      requiredKeys: ['name', 'sizeBytes', 'expired', 'createdAt'],
      noNullPrototype: true,
    },
  )
  .map(fields => ({ repositoryId: 'h:1', id: '5', ...fields }));

describe.each([
  ['newerRun', run, newerRun],
  ['newerJob', job, newerJob],
  ['newerDeployment', deployment, newerDeployment],
  ['newerArtifact', artifact, newerArtifact],
] as Array<[string, fc.Arbitrary<RunFact | JobFact | SeenDeployment | ArtifactFact>, (a: unknown, b: unknown) => unknown]>)(
  '%s',
  (_, facts, newer) => {
    it('gives the same whichever fact comes first', () => {
      fc.assert(
        fc.property(facts, facts, (a, b) => {
          expect(newer(a, b)).toStrictEqual(newer(b, a));
        }),
        { numRuns: 2000 },
      );
    });

    it('gives the same however facts are grouped', () => {
      fc.assert(
        fc.property(facts, facts, facts, (a, b, c) => {
          expect(newer(newer(a, b), c)).toStrictEqual(newer(a, newer(b, c)));
        }),
        { numRuns: 5000 },
      );
    });

    it('changes nothing when a fact comes again', () => {
      fc.assert(
        fc.property(facts, facts, (a, b) => {
          expect(newer(a, a)).toStrictEqual(a);
          expect(newer(newer(a, b), b)).toStrictEqual(newer(a, b));
        }),
        { numRuns: 2000 },
      );
    });
  },
);

describe('newerDeployment', () => {
  const said = (fact: Partial<SeenDeployment>): SeenDeployment => ({
    repositoryId: 'h:1',
    id: '5',
    environment: 'uat',
    sha: 'abc',
    createdAt: instants[0],
    state: 'pending',
    stateAt: instants[0],
    ...fact,
  });

  it('lets the newest word stand, whatever it is', () => {
    expect(
      newerDeployment(
        said({ state: 'failure', stateAt: instants[1] }),
        said({ state: 'success', stateAt: instants[2] }),
      ).state,
    ).toBe('success');
  });

  it('lets the redder of two words of one instant stand, and a word that is not known neither hide a failure nor pass for a success', () => {
    const leastRedFirst = [
      ...deploymentStates.slice(0, 5),
      'dreaming',
      'error',
      'failure',
    ];
    const asOrdered = leastRedFirst.flatMap((a, n) =>
      leastRedFirst
        .slice(n)
        .map(b => newerDeployment(said({ state: b }), said({ state: a })))
        .map((stands, k) => stands.state === leastRedFirst[n + k]),
    );
    expect(new Set(asOrdered)).toEqual(new Set([true]));
  });

  it('keeps the outcome of a deployment that was retired later, in either order', () => {
    const ended = said({ state: 'success', stateAt: instants[1] });
    const retired = said({ retired: true });
    expect(foldDeployments([ended, retired])).toEqual([
      { ...ended, retired: true },
    ]);
    expect(foldDeployments([retired, ended, said({ id: '6' })])).toEqual([
      { ...ended, retired: true },
      said({ id: '6' }),
    ]);
  });
});

describe('newerArtifact', () => {
  it('keeps one expired whatever an older list said, and knows it by its run', () => {
    const kept: ArtifactFact = {
      repositoryId: 'h:1',
      id: '5',
      name: 'image',
      sizeBytes: 12,
      createdAt: instants[0],
      expired: false,
    };
    const expired = { ...kept, runId: '7', expired: true };
    expect(foldArtifacts([kept, expired])).toEqual([expired]);
    expect(foldArtifacts([expired, kept])).toEqual([expired]);
    expect(foldArtifacts([kept, { ...kept, id: '6' }])).toHaveLength(2);
  });
});

describe('byRedness', () => {
  it('orders every conclusion, unknown words between those that say nothing and the red', () => {
    const leastRedFirst = [
      'success',
      'neutral',
      'skipped',
      'stale',
      'cancelled',
      'action_required',
      'melted',
      'timed_out',
      'failure',
      'startup_failure',
    ];
    expect([...leastRedFirst].reverse().sort(byRedness)).toEqual(leastRedFirst);
    expect(reddest(['success', 'failure', 'cancelled'])).toBe('failure');
    expect(reddest([])).toBeUndefined();
  });
});
