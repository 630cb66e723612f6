import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readSendingSettings } from './readSendingSettings';

function read(sending: JsonObject = {}) {
  return readSendingSettings(
    mockServices.rootConfig({ data: { delivery: { sending } } }),
  );
}

describe('delivery.sending', () => {
  it('has defaults, with a lease far longer than a send', () => {
    expect(read()).toEqual({
      timeoutMs: 15_000,
      leaseMs: 60_000,
      lookUpWindowMs: 300_000,
      giveUpAfterMs: 900_000,
    });
  });

  it('is read as durations', () => {
    expect(read({ lookUpWindow: '10 minutes' }).lookUpWindowMs).toBe(600_000);
  });

  it.each([
    [{ lease: '20s' }, 'delivery.sending.lease is 20000 ms, less than twice'],
    [{ timeout: '0s' }, 'delivery.sending.timeout is 0 ms'],
  ])('%j is refused with what to do', (sending, sentence) => {
    expect(() => read(sending)).toThrow(sentence);
  });
});
