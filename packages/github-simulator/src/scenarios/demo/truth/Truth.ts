/**
 * What really happened in a generated organisation, as its teller knows it: noted while the story was told, from what was
 * meant and what came of it. Instants are of whole seconds, as GitHub tells them.
 *
 * What visitors start, cancel or run again is no part of it.
 *
 * @public
 */
export interface Truth {
  /** The instant that it is the truth of. */
  at: string;
  services: ServiceTruth[];
}

/** @public */
export interface ServiceTruth {
  /** `component:default/basket` */
  entityRef: string;
  /** Absent for a Component that names none. */
  repository?: string;
  /** Whether another service is built from the same repository. */
  sharesRepository: boolean;
  /** `red` while a workflow of its mainline is; `no-build` where nothing came to a verdict yet. */
  state: 'green' | 'red' | 'no-build';
  /** Of all workflows of its mainline, oldest first. */
  reds: RedTruth[];
  /** By environment; absent where nothing was ever deployed with success. */
  environments: Record<string, VersionTruth>;
}

/** A time during which a workflow of mainline was red. @public */
export interface RedTruth {
  workflow: string;
  /** `change`: somebody broke it. `flake`: nothing was wrong with the check-in. */
  cause: 'change' | 'flake';
  /** The check-in that first failed. */
  brokenBy: string;
  redAt: string;
  /** Absent while it is red. */
  end?: {
    how: 'fix' | 'revert' | 're-run';
    /** The check-in that is green now. */
    by: string;
    at: string;
  };
}

/** @public */
export interface VersionTruth {
  sha: string;
  /** When it was there. */
  at: string;
  /** `unknown-outside`: a person started the workflow by hand, and GitHub does not tell which version it was given. */
  told: 'by-deployment' | 'unknown-outside';
}
