import type { CheckInFacts } from '@mainline/backstage-plugin-ci-common';

/**
 * What the names of versions rest on.
 *
 * @public
 */
export interface VersionFacts
  extends Pick<
    CheckInFacts,
    'repository' | 'workflows' | 'commitStage' | 'checkIns' | 'runs'
  > {
  /** What the annotation {@link BUILD_WORKFLOW_ANNOTATION} says: file names, paths, or globs over them, with commas between. */
  buildWorkflow?: string;
}

/**
 * Of a service: the workflow whose run number is the version's number.
 *
 * @public
 */
export const BUILD_WORKFLOW_ANNOTATION = 'delivery.mainline/build-workflow';
