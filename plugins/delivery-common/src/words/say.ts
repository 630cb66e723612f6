import { createSayings } from '@mainline/backstage-plugin-mainline-common';
import { deliveryMessages } from './deliveryMessages';

const sayings = createSayings(deliveryMessages, {
  since: 'instant',
  until: 'instant',
  at: 'instant',
  duration: 'duration',
  state: 'state',
});

/** Says one of the {@link deliveryMessages}. @public */
export const say = sayings.say;

/** Whether a message is one of the {@link deliveryMessages} and has all of its values. @public */
export const isSayable = sayings.isSayable;

/** What the values of the {@link deliveryMessages} are, where they are more than texts. @public */
export const valueKinds = sayings.kinds;
