import { createSayings } from '@mainline/backstage-plugin-mainline-common';
import { onboardingMessages } from './onboardingMessages';

const sayings = createSayings(onboardingMessages, { day: 'day' });

/** Says one of the {@link onboardingMessages}. @public */
export const say = sayings.say;

/** Whether a message is one of the {@link onboardingMessages} and has all of its values. @public */
export const isSayable = sayings.isSayable;

/** What the values of the {@link onboardingMessages} are, where they are more than texts. @public */
export const valueKinds = sayings.kinds;
