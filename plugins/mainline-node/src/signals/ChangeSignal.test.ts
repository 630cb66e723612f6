import { mockServices } from '@backstage/backend-test-utils';
import { ChangeSignal } from './ChangeSignal';

describe('ChangeSignal', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function aSignal(publish = jest.fn(async () => {})) {
    const logger = mockServices.logger.mock();
    return {
      publish,
      logger,
      signal: new ChangeSignal({
        channel: 'ci:changes',
        signals: { publish },
        logger,
      }),
    };
  }

  it('sends at once, and then at most one message a second with all that came meanwhile', () => {
    const { signal, publish } = aSignal();
    signal.servicesChanged(['a']);
    expect(publish).toHaveBeenCalledTimes(1);
    expect(publish).toHaveBeenLastCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'ci:changes',
      message: { entityRefs: ['a'] },
    });

    signal.servicesChanged(['b', 'c']);
    signal.servicesChanged(['b']);
    jest.advanceTimersByTime(999);
    expect(publish).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(publish).toHaveBeenCalledTimes(2);
    expect(publish).toHaveBeenLastCalledWith(
      expect.objectContaining({ message: { entityRefs: ['b', 'c'] } }),
    );

    jest.advanceTimersByTime(5000);
    expect(publish).toHaveBeenCalledTimes(2);
    signal.servicesChanged(['d']);
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('sends nothing after it was stopped', () => {
    const { signal, publish } = aSignal();
    signal.servicesChanged(['a']);
    signal.servicesChanged(['b']);
    signal.stop();
    jest.advanceTimersByTime(5000);
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('says aloud when a message could not be sent', async () => {
    const { signal, logger } = aSignal(
      jest.fn(async () => {
        throw new Error('no events');
      }),
    );
    signal.servicesChanged(['a']);
    await jest.advanceTimersByTimeAsync(0);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    signal.stop();
  });
});
