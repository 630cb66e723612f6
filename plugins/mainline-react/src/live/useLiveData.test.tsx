import type { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { useLiveData } from './useLiveData';

jest.mock('@backstage/plugin-signals-react', () => ({
  useSignal: () => ({ lastSignal: null, isSignalsAvailable: true }),
}));

describe('useLiveData', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function open(read: () => Promise<number>) {
    return renderHook(
      () => useLiveData(['n'], read, { isIncomplete: n => n < 2 }),
      {
        wrapper: ({ children }: PropsWithChildren<{}>) => (
          <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
            {children}
          </SWRConfig>
        ),
      },
    );
  }
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

  it('reads again soon while data is incomplete, for the signal may have come too early', async () => {
    let answer = 0;
    const read = jest.fn(async () => answer);
    const { result } = open(read);
    await pass(0);
    expect(result.current.data).toBe(0);

    answer = 2;
    await pass(6_000);
    expect(result.current.data).toBe(2);

    const readings = read.mock.calls.length;
    await pass(30_000);
    expect(read).toHaveBeenCalledTimes(readings);
    await pass(60_000);
    expect(read.mock.calls.length).toBeGreaterThan(readings);
  });

  it('tries again by itself where nothing could be read yet', async () => {
    const read = jest
      .fn<Promise<number>, []>()
      .mockRejectedValueOnce(new Error('starting'))
      .mockResolvedValue(2);
    const { result } = open(read);
    await pass(0);
    expect(result.current.error?.message).toBe('starting');
    await pass(11_000);
    expect(result.current.data).toBe(2);
  });

  it('asks no more for what is refused', async () => {
    const refused = Object.assign(new Error('not here'), { statusCode: 404 });
    const read = jest.fn<Promise<number>, []>().mockRejectedValue(refused);
    open(read);
    await pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
