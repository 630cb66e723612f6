import { DeliverySender } from '../../../deliveries/DeliverySender';
import {
  startBusyPortal,
  untilApplied,
} from '../../../deliveries/startBusyPortal';
import type { Figure } from '../../../figures/Figure';
import { signInAsGuest } from '../../../portal/signInAsGuest';
import type { PostgresServer } from '../../../portal/startPostgres';
import { progress } from '../../../progress';
import { percentile } from '../../../sampling/percentile';
import type { SuiteContext } from '../../Suite';
import type { Measured } from '../Measured';
import { deliveryBytes } from '../door/deliveryTemplates';
import { DeliveryStream } from './DeliveryStream';
import { LagWatch } from './LagWatch';

const mostServices = 450;

/** An organisation that tells two hundred times a second what happens in it: whether all is kept, how fast it is accepted and shown. */
export async function measureStream(
  postgres: PostgresServer,
  context: SuiteContext,
): Promise<Measured> {
  const { signal, onEnd } = context;
  const { seconds, rate: perSecond } = context.options;
  const services = Math.min(mostServices, context.options.services);
  const busy = await startBusyPortal(
    { name: 'stream', postgres, services },
    context,
  );
  const { portal, organisation, door, secret } = busy;
  const token = await signInAsGuest(portal.url, signal);
  const watch = new LagWatch({ url: portal.url, token, signal });
  const sender = new DeliverySender({ url: door, secret });
  onEnd(() => sender.close());
  const stream = new DeliveryStream({
    organisation,
    sender,
    perSecond,
    bytes: deliveryBytes,
    onAccepted: accepted => watch.accepted(accepted),
  });

  progress(`Sending ${perSecond} deliveries a second for ${seconds} s …`);
  const begun = performance.now();
  await stream.run(seconds * 1000, signal);
  const took = (performance.now() - begun) / 1000;
  const waiting = await portal.store.count('deliveries', { state: 'pending' });
  const emptyAfter = await untilApplied(busy, signal);
  await watch.stop();
  const parked = await portal.store.count('deliveries', { state: 'parked' });
  // Every delivery has an id of its own, and no other was sent to this portal.
  const kept = await portal.store.count('deliveries');
  await portal.stop();

  const query = `${perSecond} deliveries of ${deliveryBytes} bytes a second for ${seconds} s to POST /api/ci/webhooks/github`;
  const about = { query, samples: stream.accepted.length };
  const figures: Figure[] = [
    {
      metric: 'stream.lost',
      value: stream.sent - kept,
      unit: 'deliveries',
      ...about,
      aim: { value: 0 },
      details: {
        sent: stream.sent,
        acceptedPerSecond: Math.round(stream.accepted.length / took),
        refused: stream.failures.length,
        firstRefusal: stream.failures[0],
        parked,
        waitingAtTheEnd: waiting,
        secondsUntilApplied: Number((emptyAfter / 1000).toFixed(1)),
      },
    },
    {
      metric: 'stream.answer.p99',
      value: percentile(
        stream.accepted.map(({ ms }) => ms),
        0.99,
      ),
      unit: 'ms',
      ...about,
      aim: { value: 250 },
    },
    {
      metric: 'stream.lag.p95',
      value: percentile(watch.lags, 0.95),
      unit: 'ms',
      query: `${query}: from when it was accepted that a build ended until GET /api/ci/services/… tells of it, asked every 200 ms`,
      samples: watch.lags.length,
      aim: { value: 5000 },
      details: {
        median: Math.round(percentile(watch.lags, 0.5)),
        failedLooks: watch.failures.length,
        firstFailedLook: watch.failures[0],
      },
    },
  ];
  return {
    data: {
      scenario: 'busy',
      database: 'postgresql',
      services,
      days: 0,
      made: 'check-ins in the simulator at this pace, with builds of two seconds',
    },
    figures,
  };
}
