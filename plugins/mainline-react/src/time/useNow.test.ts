import { act, renderHook } from '@testing-library/react';
import { useNow } from './useNow';

describe('useNow', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => jest.useRealTimers());

  it('ticks once a minute, or once a second where that was asked for', () => {
    const minutes = renderHook(() => useNow());
    const seconds = renderHook(() => useNow('second'));
    const start = minutes.result.current;

    act(() => {
      jest.advanceTimersByTime(5_000);
    });
    expect(minutes.result.current).toBe(start);
    expect(seconds.result.current).toBe(1_005_000);

    act(() => {
      jest.advanceTimersByTime(55_000);
    });
    expect(minutes.result.current).toBe(1_060_000);
  });
});
