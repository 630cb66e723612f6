import type { GithubRequestPurpose } from '../GithubClientService';
import { RequestQueue, type QueuedRequest } from './RequestQueue';

/** A queue on a clock that the test sets; requests last until the test ends them. */
function setUp(options: { pointsPerMinute?: number } = {}) {
  const clock = { now: 0 };
  let wakeUp: { at: number; then: () => void } | undefined;
  const queue = new RequestQueue({
    pointsPerMinute: options.pointsPerMinute ?? 900,
    reserveForPeople: 0.1,
    now: () => clock.now,
    wait: (ms, then) => {
      wakeUp = { at: clock.now + ms, then };
      return () => {
        wakeUp = undefined;
      };
    },
  });
  const begun: string[] = [];
  const ends: Array<() => void> = [];
  const ask = (
    purpose: GithubRequestPurpose,
    name: string = purpose,
    more: Partial<QueuedRequest> = {},
  ) =>
    queue.run({ purpose, kind: 'read', ...more }, () => {
      begun.push(name);
      return new Promise<void>(resolve => {
        ends.push(resolve);
      });
    });
  const turn = () => new Promise(resolve => setImmediate(resolve));
  return {
    queue,
    begun,
    ask,
    turn,
    async end(requests = ends.length) {
      ends.splice(0, requests).forEach(one => one());
      await turn();
    },
    async pass(ms: number) {
      clock.now += ms;
      if (wakeUp && wakeUp.at <= clock.now) wakeUp.then();
      await turn();
    },
  };
}

const purposes: GithubRequestPurpose[] = [
  'backfill',
  'reconciliation',
  'webhook',
  'person',
];

describe('RequestQueue', () => {
  it('serves people first, then what webhooks ask for, reconciliation, and history last', async () => {
    const { ask, begun, end, turn } = setUp();
    for (let n = 0; n < 20; n++) void ask('person', 'before');
    purposes.forEach(purpose => void ask(purpose));
    await turn();
    expect(begun).toHaveLength(20);
    await end();
    expect(begun.slice(20)).toEqual([...purposes].reverse());
  });

  it('has ten at once, and room for people beside them', async () => {
    const { ask, begun, turn } = setUp();
    for (let n = 0; n < 15; n++) void ask('backfill');
    await turn();
    expect(begun).toHaveLength(10);
    void ask('person');
    await turn();
    expect(begun.at(-1)).toBe('person');
  });

  it('keeps to the points of a minute, and a tenth of them for people', async () => {
    const { ask, begun, end, pass } = setUp({ pointsPerMinute: 20 });
    for (let n = 0; n < 30; n++) void ask('reconciliation');
    await end();
    await end();
    expect(begun).toHaveLength(18);
    for (let n = 0; n < 3; n++) void ask('person');
    await end();
    expect(begun.slice(18)).toEqual(['person', 'person']);
    await pass(59_999);
    expect(begun).toHaveLength(20);
    await pass(1);
    expect(begun[20]).toBe('person');
  });

  it('shares the points of a minute with other processes', async () => {
    const { queue, ask, begun, end } = setUp({ pointsPerMinute: 20 });
    queue.shareWith(2);
    for (let n = 0; n < 30; n++) void ask('reconciliation');
    await end();
    await end();
    expect(begun).toHaveLength(9);
  });

  it('sends writes a second apart, and reads meanwhile', async () => {
    const { ask, begun, pass, turn } = setUp();
    const write = { kind: 'write' as const };
    void ask('person', 'write 1', write);
    void ask('person', 'write 2', write);
    void ask('person', 'read');
    await turn();
    expect(begun).toEqual(['write 1', 'read']);
    await pass(999);
    expect(begun).toHaveLength(2);
    await pass(1);
    expect(begun[2]).toBe('write 2');
  });

  it('counts a write as five', async () => {
    const { ask, begun, end, turn } = setUp({ pointsPerMinute: 8 });
    void ask('person', 'write', { kind: 'write' });
    for (let n = 0; n < 5; n++) void ask('person', 'read');
    await turn();
    await end();
    expect(begun).toEqual(['write', 'read', 'read', 'read']);
  });

  it('lets go of who gave up while waiting, and serves the next', async () => {
    const { ask, begun, end, turn } = setUp();
    for (let n = 0; n < 10; n++) void ask('backfill', 'before');
    const giveUp = new AbortController();
    const gone = ask('backfill', 'gone', { signal: giveUp.signal });
    void ask('backfill', 'next');
    giveUp.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    await end();
    await turn();
    expect(begun.slice(10)).toEqual(['next']);
  });
});
