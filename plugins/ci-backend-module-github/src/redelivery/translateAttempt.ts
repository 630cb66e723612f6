import { z } from 'zod';
import { count, id, instant, text } from '../translate/lenientFields';

/** One try to deliver something. */
export interface DeliveryAttempt {
  id: string;
  guid: string;
  /** ISO 8601, UTC. */
  at: string;
  /** What the receiver answered, or what stands for no answer. */
  statusCode: number;
  redelivery: boolean;
}

const item = z.object({
  id,
  guid: text,
  delivered_at: instant,
  status_code: count,
  redelivery: z.boolean().catch(false),
});

/** An item of a webhook's list of deliveries. */
export function translateAttempt(value: unknown): DeliveryAttempt | undefined {
  const read = item.safeParse(value);
  if (!read.success) return undefined;
  const { delivered_at: at, status_code: statusCode, ...rest } = read.data;
  return { ...rest, at, statusCode };
}
