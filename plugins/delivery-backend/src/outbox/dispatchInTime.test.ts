import type {
  Deployer,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';
import { FakeWorld } from '../__testUtils__/FakeWorld';
import { dispatchInTime } from './dispatchInTime';

describe('sending in time', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function send(dispatch: Deployer['dispatch']) {
    const late: DispatchAnswer[] = [];
    const answer = dispatchInTime({
      deployer: { ...new FakeWorld().deployer, dispatch },
      order: {
        correlationId: '1',
        service: 'component:default/orders',
        serviceName: 'orders',
        environment: 'uat',
        version: 'b1',
        sha: '3',
        call: {},
      },
      timeoutMs: 1000,
      onLate: each => late.push(each),
    });
    return { answer, late };
  }

  it('is unsure where the deployer throws', async () => {
    const { answer } = send(async () => {
      throw new Error('socket closed');
    });
    expect(await answer).toEqual({
      outcome: 'unsure',
      sentence: 'Sending it broke off: Error: socket closed',
      messages: [
        {
          key: 'reason.brokeOff',
          values: { error: 'Error: socket closed' },
        },
      ],
    });
  });

  it('tells the deployer when its time is over', async () => {
    const { answer } = send(
      (_order, options) =>
        new Promise(resolve =>
          options?.signal?.addEventListener('abort', () =>
            resolve({ outcome: 'unsure', sentence: 'Stopped.' }),
          ),
        ),
    );
    jest.advanceTimersByTime(1000);
    expect(await answer).toEqual({ outcome: 'unsure', sentence: 'Stopped.' });
  });

  it('is unsure where the deployer does not heed that, and tells its answer late', async () => {
    let say: (answer: DispatchAnswer) => void = () => {};
    const { answer, late } = send(
      () =>
        new Promise(resolve => {
          say = resolve;
        }),
    );
    await jest.advanceTimersByTimeAsync(2000);
    expect(await answer).toMatchObject({ outcome: 'unsure' });
    say({ outcome: 'accepted' });
    await jest.advanceTimersByTimeAsync(0);
    expect(late).toEqual([{ outcome: 'accepted' }]);
  });
});
