import { mockServices } from '@backstage/backend-test-utils';
import { ChangeEvent } from './ChangeEvent';

describe('ChangeEvent', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function anEvent(publish = jest.fn(async () => {})) {
    const logger = mockServices.logger.mock();
    const events = mockServices.events.mock({ publish });
    return { publish, logger, event: new ChangeEvent({ events, logger }) };
  }

  it('goes out at once, and then a few times a second at most, however much changes', () => {
    const { event, publish } = anEvent();
    event.feedGrew();
    expect(publish).toHaveBeenCalledTimes(1);
    expect(publish).toHaveBeenLastCalledWith({
      topic: 'mainline.ci.changes',
      eventPayload: {},
    });
    for (let n = 0; n < 100; n += 1) {
      event.feedGrew();
      jest.advanceTimersByTime(10);
    }
    expect(publish).toHaveBeenCalledTimes(4);
    jest.advanceTimersByTime(5000);
    expect(publish).toHaveBeenCalledTimes(5);
    event.feedGrew();
    expect(publish).toHaveBeenCalledTimes(6);
  });

  it('goes out no more after it was stopped', () => {
    const { event, publish } = anEvent();
    event.feedGrew();
    event.feedGrew();
    event.stop();
    event.feedGrew();
    jest.advanceTimersByTime(5000);
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('says aloud when it could not be sent, and goes out again', async () => {
    const { event, logger, publish } = anEvent(
      jest.fn(async () => {
        throw new Error('no events');
      }),
    );
    event.feedGrew();
    await jest.advanceTimersByTimeAsync(1000);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    event.feedGrew();
    expect(publish).toHaveBeenCalledTimes(2);
    event.stop();
  });
});
