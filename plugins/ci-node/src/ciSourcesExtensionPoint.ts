import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { CiSource } from './CiSource';

/** @public */
export interface CiSourcesExtensionPoint {
  /** Throws where a source of the same id was added before. */
  addSource(source: CiSource): void;
}

/**
 * Where a module of the `ci` plugin adds a source of builds.
 *
 * @public
 */
export const ciSourcesExtensionPoint =
  createExtensionPoint<CiSourcesExtensionPoint>({ id: 'ci.sources' });
