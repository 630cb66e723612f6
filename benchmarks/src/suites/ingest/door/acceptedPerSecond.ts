import type {
  Delivery,
  DeliverySender,
} from '../../../deliveries/DeliverySender';

/** Has every connection send one delivery after the other for so long. */
export async function acceptedPerSecond(options: {
  sender: DeliverySender;
  next: () => Delivery;
  connections: number;
  ms: number;
  signal: AbortSignal;
}): Promise<number> {
  const { sender, next, connections, ms, signal } = options;
  const begun = performance.now();
  let accepted = 0;
  const work = async () => {
    while (performance.now() - begun < ms) {
      signal.throwIfAborted();
      await sender.send(next());
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return accepted / ((performance.now() - begun) / 1000);
}
