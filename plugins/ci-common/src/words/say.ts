import {
  createSayings,
  githubValueKinds,
} from '@mainline/backstage-plugin-mainline-common';
import { ciMessages } from './ciMessages';

const sayings = createSayings(ciMessages, githubValueKinds);

/** Says one of the {@link ciMessages}. @public */
export const say = sayings.say;

/** Whether a message is one of the {@link ciMessages} and has all of its values. @public */
export const isSayable = sayings.isSayable;

/** What the values of the {@link ciMessages} are, where they are more than texts. @public */
export const valueKinds = sayings.kinds;
