import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { ReadInput } from './ReadInput';

/** What a reading of check-ins is given. */
export interface CheckInsInput extends ReadInput {
  since: Instant;
  /** Where mainline ended when it was read the last time. */
  head?: string;
  /** How mainline came there is found out all the same. */
  anew?: boolean;
  validator?: string;
}
