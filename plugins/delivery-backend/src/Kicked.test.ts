import { Kicked } from './Kicked';

describe('kicked work', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  function aWork() {
    let end = () => {};
    const work = jest.fn(
      () =>
        new Promise<void>(resolve => {
          end = resolve;
        }),
    );
    const kicked = new Kicked(work);
    const finish = async () => {
      end();
      await jest.advanceTimersByTimeAsync(0);
    };
    return { work, kicked, finish };
  }

  it('is done at the earliest time that was asked for, once', () => {
    const { work, kicked } = aWork();
    kicked.kick(5000);
    kicked.kick(1000);
    kicked.kick(3000);
    jest.advanceTimersByTime(999);
    expect(work).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('never runs twice at once: asked for while it runs it is done once more', async () => {
    const { work, kicked, finish } = aWork();
    kicked.kick();
    jest.advanceTimersByTime(0);
    kicked.kick(2000);
    kicked.kick(2000);
    jest.advanceTimersByTime(500);
    expect(work).toHaveBeenCalledTimes(1);
    await finish();
    expect(work).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1500);
    expect(work).toHaveBeenCalledTimes(2);
    await finish();
    await jest.advanceTimersByTimeAsync(5000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is not begun after it was stopped, which waits for what runs', async () => {
    const { work, kicked, finish } = aWork();
    kicked.kick();
    jest.advanceTimersByTime(0);
    kicked.kick();
    let stopped = false;
    const stopping = kicked.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(100);
    expect(stopped).toBe(false);
    await finish();
    await stopping;
    kicked.kick();
    await jest.advanceTimersByTimeAsync(1000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
