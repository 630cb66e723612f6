import { setImmediate as turn } from 'node:timers/promises';
import { giveWay } from './giveWay';

/** Keeps the event loop busy, turn after turn. */
async function beBusy(turns: number) {
  for (let n = 0; n < turns; n += 1) {
    const until = performance.now() + 20;
    while (performance.now() < until);
    await turn();
  }
}

describe('giveWay', () => {
  it('waits as long as there is other work', async () => {
    let hasWaited = false;
    const waiting = giveWay({ mostMs: 60_000 }).then(() => {
      hasWaited = true;
    });
    await beBusy(20);
    expect(hasWaited).toBe(false);
    await waiting;
  });

  it('waits no longer than it is to, however much other work there is', async () => {
    let hasWaited = false;
    const waiting = giveWay({ mostMs: 100 }).then(() => {
      hasWaited = true;
    });
    while (!hasWaited) await beBusy(1);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('does not wait on when all is to stop', async () => {
    const stopping = new AbortController();
    let hasWaited = false;
    const waiting = giveWay({ mostMs: 60_000, signal: stopping.signal }).then(
      () => {
        hasWaited = true;
      },
    );
    stopping.abort();
    while (!hasWaited) await beBusy(1);
    await expect(waiting).resolves.toBeUndefined();
  });
});
