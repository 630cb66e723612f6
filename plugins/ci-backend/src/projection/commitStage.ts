import type { ServiceMapping } from '@mainline/backstage-plugin-ci-common';
import { inCommitStage } from './inCommitStage';

/**
 * Which workflows count for a service. Services of one repository for which the same ones count share its days: sixty
 * folders of a repository without an annotation are one commit stage.
 */
export interface CommitStage {
  /** Equal for services for which the same workflows count. */
  key: string;
  fits: ReturnType<typeof inCommitStage>;
}

export function commitStage(mapping: ServiceMapping): CommitStage {
  return {
    key:
      mapping.mapped && mapping.workflows
        ? JSON.stringify([...mapping.workflows].sort())
        : '',
    fits: inCommitStage(mapping),
  };
}
