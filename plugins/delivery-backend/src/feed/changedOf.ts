import type { Change } from '@mainline/backstage-plugin-ci-common';

/** A run of which something changed. */
export interface MovedRun {
  repositoryId: string;
  runId: string;
}

/** What a page of ci's feed is about, each once. */
export function changedOf(changes: Change[]): {
  repositoryIds: string[];
  entityRefs: string[];
  moved: MovedRun[];
} {
  const repositoryIds = new Set<string>();
  const entityRefs = new Set<string>();
  const moved = new Map<string, MovedRun>();
  for (const { kind, ref } of changes) {
    const [repositoryId, runId] = ref.split('/');
    switch (kind) {
      case 'service':
        entityRefs.add(ref);
        break;
      case 'run':
      case 'job':
        moved.set(`${repositoryId}/${runId}`, { repositoryId, runId });
        repositoryIds.add(repositoryId);
        break;
      case 'repository':
      case 'check-in':
      case 'deployment':
      case 'artifact':
      case 'environment':
        repositoryIds.add(repositoryId);
        break;
      default:
        // A kind that a later ci adds: at least its repository is looked at again.
        kind satisfies never;
        repositoryIds.add(repositoryId);
    }
  }
  return {
    repositoryIds: [...repositoryIds],
    entityRefs: [...entityRefs],
    moved: [...moved.values()],
  };
}
