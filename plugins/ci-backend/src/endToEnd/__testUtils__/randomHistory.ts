import fc from 'fast-check';

/** What happens next in a repository at GitHub, and how many minutes pass after it. */
export type Step = { minutes: number } & (
  | { kind: 'push'; commits: number; hoursOld: number; outcome: Outcome }
  | { kind: 'force-push'; back: number; commits: number; outcome: Outcome }
  | { kind: 'pull-request'; method: Method; commits: number; outcome: Outcome }
  | { kind: 'open-branch' }
  | { kind: 'rerun'; outcome: Outcome }
  | { kind: 'cancel' }
  | { kind: 'by-hand'; outcome: Outcome }
  | { kind: 'deploy'; environment: string; state: 'success' | 'failure' }
  | { kind: 'workflow'; state: 'active' | 'disabled_manually' | 'deleted' }
  | { kind: 'default-branch' }
  | { kind: 'rename' }
  | { kind: 'transfer' }
  | { kind: 'archive'; isArchived: boolean }
  | { kind: 'portal'; dies?: number }
);

type Outcome = 'success' | 'failure' | 'held';
type Method = 'squash' | 'merge' | 'rebase';

/** What becomes of a delivery. `late`: it comes in at the end. `first`: before all that came since the last. */
export type Fate = 'once' | 'twice' | 'lost' | 'late' | 'first';

export interface RandomHistory {
  steps: Step[];
  /** Of the deliveries one after the other, again and again. */
  fates: Fate[];
  /** Whether GitHub tells when the branch moved. */
  keepsActivity: boolean;
  /** The statement at which the process dies that reads last; it starts again. */
  lastDies?: number;
}

const outcome = fc.constantFrom<Outcome>(
  'success',
  'failure',
  'success',
  'held',
);
const few = fc.integer({ min: 1, max: 2 });
const death = fc.integer({ min: 0, max: 250 });

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      commits: few,
      hoursOld: fc.constantFrom(0, 0, 1, 50),
      outcome,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('force-push' as const),
      back: fc.integer({ min: 0, max: 3 }),
      commits: fc.integer({ min: 0, max: 2 }),
      outcome,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pull-request' as const),
      method: fc.constantFrom<Method>('squash', 'merge', 'rebase'),
      commits: few,
      outcome,
    }),
  },
  fc.record({ kind: fc.constant('open-branch' as const) }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('rerun' as const), outcome }),
  },
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('by-hand' as const), outcome }),
  fc.record({
    kind: fc.constant('deploy' as const),
    environment: fc.constantFrom('uat', 'production'),
    state: fc.constantFrom('success' as const, 'failure' as const),
  }),
  fc.record({
    kind: fc.constant('workflow' as const),
    state: fc.constantFrom(
      'active' as const,
      'disabled_manually' as const,
      'deleted' as const,
    ),
  }),
  fc.record({ kind: fc.constant('default-branch' as const) }),
  fc.record({ kind: fc.constant('rename' as const) }),
  fc.record({ kind: fc.constant('transfer' as const) }),
  fc.record({
    kind: fc.constant('archive' as const),
    isArchived: fc.boolean(),
  }),
  {
    weight: 5,
    arbitrary: fc.record(
      { kind: fc.constant('portal' as const), dies: death },
      { requiredKeys: ['kind'] },
    ),
  },
);

const step = fc
  .tuple(happening, fc.constantFrom(0, 1, 7, 400, 1500))
  .map(([happens, minutes]): Step => ({ ...happens, minutes }));

/** Tiny worlds: what goes wrong does so between few things. */
export const randomHistories: fc.Arbitrary<RandomHistory> = fc.record(
  {
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
    fates: fc.array(
      fc.constantFrom<Fate>('lost', 'lost', 'once', 'twice', 'late', 'first'),
      { minLength: 1, maxLength: 9 },
    ),
    keepsActivity: fc.constantFrom(true, true, true, false),
    lastDies: death,
  },
  { requiredKeys: ['steps', 'fates', 'keepsActivity'] },
);
