import { DeliverySender } from '../../../deliveries/DeliverySender';
import {
  startBusyPortal,
  untilApplied,
} from '../../../deliveries/startBusyPortal';
import type { PostgresServer } from '../../../portal/startPostgres';
import { progress } from '../../../progress';
import { percentile } from '../../../sampling/percentile';
import type { SuiteContext } from '../../Suite';
import type { Measured } from '../Measured';
import { acceptedPerSecond } from './acceptedPerSecond';
import { deliveryBytes, deliveryTemplates } from './deliveryTemplates';
import { startIngress } from './startIngress';

const connections = 10;
/** Each door has its turn so often, and once before that does not count. */
const rounds = 6;
/** So few are read to their end in a moment: of many, jobs and pull requests would be read beside for a quarter of an hour. */
const mostServices = 20;

/**
 * How many signed deliveries are accepted in a second, at our door and at Backstage's own, turn by turn. Ours stores them, and
 * applies what it stored meanwhile; the other one's turn begins when our inbox is empty.
 */
export async function measureDoor(
  postgres: PostgresServer,
  context: SuiteContext,
): Promise<Measured> {
  const { options, signal, onEnd } = context;
  const services = Math.min(mostServices, options.services);
  const busy = await startBusyPortal(
    { name: 'door', postgres, services },
    context,
  );
  const ingress = await startIngress(postgres, context);
  const next = await deliveryTemplates(busy.organisation, signal);
  const turn = ({ door, secret }: { door: string; secret: string }) => {
    const sender = new DeliverySender({ url: door, secret, connections });
    onEnd(() => sender.close());
    return () =>
      acceptedPerSecond({
        ...{ sender, next, connections, signal },
        ms: options.slice * 1000,
      });
  };
  const ourTurn = turn(busy);
  const theirTurn = turn(ingress);

  progress(`Knocking at two doors, ${rounds} times ${options.slice} s each …`);
  const ours: number[] = [];
  const theirs: number[] = [];
  const emptied: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const accepted = await ourTurn();
    const emptyAfter = await untilApplied(busy, signal);
    const yardstick = await theirTurn();
    if (round < 0) continue;
    ours.push(accepted);
    emptied.push(emptyAfter);
    theirs.push(yardstick);
  }
  await busy.portal.stop();
  await ingress.stop();
  return {
    data: {
      scenario: 'busy',
      database: 'postgresql',
      services,
      days: 0,
      made: 'the simulator’s account of the build of a pull request, with another id each time',
    },
    figures: [
      {
        metric: 'door.accepted',
        value: percentile(ours, 0.5),
        unit: 'deliveries/s',
        against: percentile(theirs, 0.5),
        query: `POST /api/ci/webhooks/github, ${deliveryBytes} bytes, signed, ${connections} connections`,
        yardstick:
          'POST /api/events/http/github of events-backend with its GitHub module, a secret, and a subscriber that does nothing',
        samples: rounds,
        aim: { leastRatio: 3 },
        details: {
          secondsOfEach: options.slice,
          secondsUntilApplied: Number(
            (percentile(emptied, 0.5) / 1000).toFixed(1),
          ),
          turns: ours.map(Math.round),
          yardstickTurns: theirs.map(Math.round),
        },
      },
    ],
  };
}
