import type { Instant } from './Instant';

/**
 * What a run uploaded, as the source keeps it for a while.
 *
 * @public
 */
export interface ArtifactFact {
  repositoryId: string;
  /** The source's id; larger than 2^31, so a string. */
  id: string;
  /** The run that uploaded it, where it is known. The source does not say by which of its attempts. */
  runId?: string;
  /** The commit that this run was of. */
  headSha?: string;
  name: string;
  sizeBytes: number;
  /** As the source writes it, `sha256:…`; older uploads have none. */
  digest?: string;
  createdAt: Instant;
  /** When the source deletes its contents. */
  expiresAt?: Instant;
  /** Its contents are deleted. It may be past `expiresAt` before the source has said so. */
  expired: boolean;
}
