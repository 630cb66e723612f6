import { SoleWork } from './SoleWork';

describe('sole work', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  function aWork() {
    let end = () => {};
    let breakOff = (_: Error) => {};
    const work = jest.fn(
      () =>
        new Promise<void>((resolve, reject) => {
          end = resolve;
          breakOff = reject;
        }),
    );
    const fail = async (error: Error) => {
      breakOff(error);
      await jest.advanceTimersByTimeAsync(0);
    };
    const onError = jest.fn();
    const kicked = new SoleWork({ work, onError });
    const finish = async () => {
      end();
      await jest.advanceTimersByTimeAsync(0);
    };
    return { work, kicked, finish, fail, onError };
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

  it('that is run is waited for, and what was asked for meanwhile too', async () => {
    const { work, kicked, finish } = aWork();
    const ended: string[] = [];
    const first = kicked.run().then(() => ended.push('first'));
    const second = kicked.run().then(() => ended.push('second'));
    await finish();
    expect(work).toHaveBeenCalledTimes(2);
    expect(ended).toEqual([]);
    await finish();
    await Promise.all([first, second]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('fails whoever runs it, and tells of a kick that failed', async () => {
    const { work, kicked, fail, onError } = aWork();
    const run = kicked.run().catch((error: Error) => error.message);
    await fail(new Error('gone'));
    expect(await run).toBe('gone');
    expect(onError).not.toHaveBeenCalled();

    kicked.kick();
    jest.advanceTimersByTime(0);
    await fail(new Error('gone again'));
    expect(onError).toHaveBeenCalledWith(new Error('gone again'));
    kicked.kick();
    await jest.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledTimes(3);
  });
});
