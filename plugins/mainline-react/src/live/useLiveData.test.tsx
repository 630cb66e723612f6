import type { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import type { JsonObject } from '@backstage/types';
import { type LiveOptions, useLiveData } from './useLiveData';

const catalog = 'component:default/catalog';
const basket = 'component:default/basket';

/** What listens on `ci:changes`. */
const listeners = new Set<(message: JsonObject) => void>();
const signals: SignalApi = {
  subscribe: (_channel, onMessage) => {
    const listener = onMessage as (message: JsonObject) => void;
    listeners.add(listener);
    return { unsubscribe: () => listeners.delete(listener) };
  },
};

describe('useLiveData', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function open(
    read: () => Promise<number>,
    options: LiveOptions<number> = { isIncomplete: n => n < 2 },
  ) {
    return renderHook(() => useLiveData(['n'], read, options), {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
            {children}
          </SWRConfig>
        </TestApiProvider>
      ),
    });
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

  describe('about one service', () => {
    const tell = (...messages: JsonObject[]) =>
      act(async () => {
        for (const message of messages)
          listeners.forEach(each => each(message));
        await jest.advanceTimersByTimeAsync(3_000);
      });
    const both: Array<[name: string, about: LiveOptions<number>['about']]> = [
      ['named beforehand', catalog],
      ['known once it was read', () => catalog],
    ];

    it.each(both)(
      'passes over a signal about another one, %s',
      async (_, about) => {
        const read = jest.fn(async () => 2);
        open(read, { about });
        await pass(0);
        await tell({ entityRefs: [basket] }, { entityRefs: [basket] });
        expect(read).toHaveBeenCalledTimes(1);
      },
    );

    it.each(both)('reads at a signal about it, %s', async (_, about) => {
      const read = jest.fn(async () => 2);
      open(read, { about });
      await pass(0);
      await tell({ entityRefs: [basket, catalog] });
      expect(read).toHaveBeenCalledTimes(2);
    });

    it.each([{ entityRefs: [] }, {}, { entityRefs: 'all' }])(
      'reads at a signal that names no service: %j',
      async message => {
        const read = jest.fn(async () => 2);
        open(read, { about: catalog });
        await pass(0);
        await tell(message);
        expect(read).toHaveBeenCalledTimes(2);
      },
    );

    it('reads where another signal follows the one about it before anything is drawn', async () => {
      const read = jest.fn(async () => 2);
      open(read, { about: catalog });
      await pass(0);
      await tell({ entityRefs: [catalog] }, { entityRefs: [basket] });
      expect(read).toHaveBeenCalledTimes(2);
    });

    it('reads at any signal while it is not known which one', async () => {
      const read = jest
        .fn<Promise<number>, []>()
        .mockReturnValueOnce(new Promise(() => {}))
        .mockResolvedValue(2);
      open(read, { about: () => catalog });
      await pass(0);
      await tell({ entityRefs: [basket] });
      expect(read).toHaveBeenCalledTimes(2);
    });
  });

  it('reads at every signal where it is about all services', async () => {
    const read = jest.fn(async () => 2);
    open(read, {});
    await pass(0);
    await act(async () => {
      listeners.forEach(each => each({ entityRefs: [basket] }));
      await jest.advanceTimersByTimeAsync(0);
    });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('reads once for the many signals of two seconds', async () => {
    const read = jest.fn(async () => 2);
    open(read, {});
    await pass(0);
    for (let half = 0; half < 3; half++) {
      listeners.forEach(each => each({ entityRefs: [basket] }));
      await pass(500);
    }
    expect(read).toHaveBeenCalledTimes(2);
    await pass(1_000);
    expect(read).toHaveBeenCalledTimes(3);
  });
});
