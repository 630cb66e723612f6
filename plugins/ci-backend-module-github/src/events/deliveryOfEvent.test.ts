import { deliveryOfEvent } from './deliveryOfEvent';

const eventPayload = { ref: 'refs/heads/main' };

describe('deliveryOfEvent', () => {
  it('is the delivery that the door would have taken', () => {
    expect(
      deliveryOfEvent({
        topic: 'github.push',
        eventPayload,
        metadata: {
          'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
          'x-github-hook-id': '292430182',
          'x-github-event': 'push',
        },
      }),
    ).toEqual({
      id: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      hook: '292430182',
      event: 'push',
      payload: '{"ref":"refs/heads/main"}',
    });
  });

  it('is named after what it says where the headers were lost', () => {
    const one = deliveryOfEvent({ topic: 'github.push', eventPayload });
    expect(one).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      hook: 'backstage-events',
      event: 'push',
      payload: '{"ref":"refs/heads/main"}',
    });
    expect(deliveryOfEvent({ topic: 'github.push', eventPayload })).toEqual(
      one,
    );
    for (const other of [
      { topic: 'github.public', eventPayload },
      { topic: 'github.push', eventPayload: { ref: 'refs/heads/trunk' } },
    ]) {
      expect(deliveryOfEvent(other).id).not.toBe(one.id);
    }
  });

  it('takes no id that the door would refuse', () => {
    const metadata = { 'x-github-delivery': "'; drop table" };
    expect(
      deliveryOfEvent({ topic: 'github.push', eventPayload, metadata }).id,
    ).toMatch(/^[0-9a-f]{64}$/);
  });
});
