import type { RepositoryLocator } from '../facts';

/**
 * A service: a catalog Component, and where its builds come from.
 *
 * @public
 */
export interface Service {
  /** `component:default/catalog`, in lower case. */
  entityRef: string;
  name: string;
  title?: string;
  /** Entity ref of the owner, as the catalog relates it. */
  owner?: string;
  system?: string;
  mapping: ServiceMapping;
}

/**
 * Why a run belongs to a service.
 *
 * @public
 */
export type ServiceMapping =
  | {
      mapped: true;
      repository: RepositoryLocator;
      /** What said so: the annotation `github.com/project-slug` or `backstage.io/source-location`. */
      from: 'project-slug' | 'source-location';
      /** Folder of the service in a monorepo, without slashes at its ends. */
      folder?: string;
      /** Globs over workflow file names (`ci.yml`) or paths: annotation `ci.mainline/workflows`. Absent: all. */
      workflows?: string[];
      /** Globs over changed paths: annotation `ci.mainline/paths`. */
      paths?: string[];
    }
  | {
      mapped: false;
      /** `no-annotation`: neither annotation is there. `invalid-annotation`: it is there and can't be read. */
      reason: 'no-annotation' | 'invalid-annotation' | 'no-source';
      /** The annotation to add or mend. */
      annotation: string;
      /** What it says now, where it is invalid. */
      value?: string;
    };
