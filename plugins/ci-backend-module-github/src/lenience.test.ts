import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { translateDelivery } from './webhooks/translateDelivery';
import { translateDeployment } from './translate/translateDeployment';
import { translateJob } from './translate/translateJob';
import { translateRun } from './translate/translateRun';

const payloads = examples.flatMap(({ name, examples: ofEvent }) =>
  ofEvent.map(payload => ({ event: name as string, payload })),
);
const ours = payloads.filter(({ event }) =>
  [
    'workflow_run',
    'workflow_job',
    'deployment',
    'deployment_status',
    'push',
    'repository',
  ].includes(event),
);
const hostOf = () => 'github.com';

/** Every place in a JSON value, as a path. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...pathsOf(inner, [...path, key]),
  ]);
}

/** A copy with something else at one place, or nothing. */
function mutate(value: unknown, path: string[], change: Change): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [key, ...rest] = path;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    if (rest.length) return [[name, mutate(inner, rest, change)]];
    return change.kind === 'delete' ? [] : [[name, change.value]];
  });
  if (change.kind === 'add') entries.push([change.key, change.value]);
  return Array.isArray(value)
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries);
}

type Change =
  | { kind: 'delete' }
  | { kind: 'retype'; value: unknown }
  | { kind: 'add'; key: string; value: unknown };

const oddValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    '+275760-09-13T00:00:00Z',
    '2026-13-45',
    -1,
    0.5,
    1e300,
    9007199254740993n,
    '__proto__',
  ),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const) }),
  fc.record({ kind: fc.constant('retype' as const), value: oddValue }),
  fc.record({
    kind: fc.constant('add' as const),
    key: fc.oneof(fc.string(), fc.constantFrom('id', 'ref', 'constructor')),
    value: oddValue,
  }),
);

describe('lenience', () => {
  it('has the examples that GitHub publishes', () => {
    expect(payloads).toHaveLength(329);
    expect(ours.length).toBeGreaterThan(20);
  });

  it('translates each of them, or says why it says nothing', () => {
    const silent = payloads
      .map(({ event, payload }) => ({
        event,
        ...translateDelivery(event, payload, hostOf),
      }))
      .filter(
        ({ runs, jobs, deployments, look, setAside }) =>
          runs.length + jobs.length + deployments.length === 0 &&
          !look &&
          !setAside,
      );
    expect(silent).toEqual([]);
  });

  it('reads run or job of each example of workflow_run and workflow_job', () => {
    const read = ours
      .map(({ event, payload }) => ({
        event,
        ...translateDelivery(event, payload, hostOf),
      }))
      .filter(({ event }) => event.startsWith('workflow_'));
    expect(read.length).toBeGreaterThan(5);
    expect(
      read.filter(({ runs, jobs }) => runs.length + jobs.length !== 1),
    ).toEqual([]);
  });

  it('reads the deployment of each example of deployment and deployment_status', () => {
    const read = ours
      .filter(({ event }) => event.startsWith('deployment'))
      .map(({ event, payload }) => translateDelivery(event, payload, hostOf));
    expect(read.length).toBeGreaterThan(6);
    expect(read.filter(({ deployments: { length } }) => length !== 1)).toEqual(
      [],
    );
    const states = read.flatMap(({ deployments }) =>
      deployments.map(({ state }) => state),
    );
    expect(states.sort()).toEqual([
      'in_progress',
      ...Array<string>(4).fill('pending'),
      ...Array<string>(3).fill('success'),
    ]);
  });

  it('never throws, and lets only whole facts through, whatever is missing, added or of another type', () => {
    const mutated = fc.constantFrom(...ours).chain(({ event, payload }) =>
      fc.record({
        event: fc.constant(event),
        payload: fc
          .array(fc.tuple(fc.constantFrom(...pathsOf(payload)), change), {
            minLength: 1,
            maxLength: 6,
          })
          .map(changes =>
            changes.reduce<unknown>(
              (value, [path, one]) => mutate(value, path, one),
              payload,
            ),
          ),
      }),
    );
    fc.assert(
      fc.property(mutated, ({ event, payload }) => {
        const { runs, jobs, deployments } = translateDelivery(
          event,
          payload,
          hostOf,
        );
        for (const deployment of deployments) {
          expect(deployment.id).toMatch(/^\d+$/);
          expect(deployment.createdAt).toHaveLength(24);
          expect(deployment.stateAt).toHaveLength(24);
          expect(deployment.environment).not.toBe('');
          expect(deployment.sha).not.toBe('');
          expect(deployment.state).not.toBe('inactive');
          expect(deployment.url ?? 'http://').toMatch(/^https?:/);
        }
        for (const run of runs) {
          expect(run.id).toMatch(/^\d+$/);
          expect(run.createdAt).toHaveLength(24);
          expect(run.updatedAt).toHaveLength(24);
          expect(run.attempt).toBeGreaterThan(0);
          expect(run.headSha).not.toBe('');
        }
        for (const job of jobs) {
          expect(job.runId).toMatch(/^\d+$/);
          expect(job.attempt).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever it is given', () => {
    const repository = {
      host: 'h',
      id: 'h:1',
      slug: 'a/b',
      url: 'https://h/a/b',
    };
    fc.assert(
      fc.property(fc.string(), fc.anything(), (event, payload) => {
        expect(() => {
          translateDelivery(event, payload, hostOf);
          translateDelivery('workflow_run', payload, hostOf);
          translateDelivery('deployment_status', payload, hostOf);
          translateDeployment(payload, repository);
          translateRun(payload, repository);
          translateJob(payload, repository);
        }).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
