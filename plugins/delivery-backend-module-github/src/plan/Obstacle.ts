/** Why a service, or an environment of it, can't be deployed, and what to do. */
export interface Obstacle {
  sentence: string;
  /** The annotation that would help. */
  annotation?: string;
  field?: 'service' | 'environment';
}
