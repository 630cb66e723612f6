import { WebhookPayload } from './renderPayload';

/** One delivery of a webhook, with what became of it. @public */
export interface WebhookDelivery {
  /** Of this attempt. */
  id: number;
  /** `X-GitHub-Delivery`: the same when it is delivered again. */
  guid: string;
  event: string;
  action?: string;
  payload: WebhookPayload;
  /** On the simulator's clock. */
  at: number;
  /**
   * `withheld`: webhooks were paused, it was never sent. `failed`: no answer, or none of 2xx; GitHub does not send such a
   * delivery again by itself, and neither does the simulator.
   */
  state: 'pending' | 'delivered' | 'failed' | 'withheld';
  redelivery: boolean;
  /** The answer's status, if there was an answer. */
  responseStatus?: number;
  /** Why there was no answer. */
  error?: string;
}
