import type { Said } from '@mainline/backstage-plugin-mainline-common';

/** Why a service, or an environment of it, can't be deployed, and what to do. */
export interface Obstacle extends Said {
  /** The annotation that would help. */
  annotation?: string;
  field?: 'service' | 'environment';
}
