/**
 * What a stage is fed by.
 *
 * - `commit-stage`: the mainline builds of the check-in, by the mainline rule.
 * - `workflow`: runs of named workflows on the check-in, or named jobs of them.
 * - `deployment`: a deployment to an environment.
 * - `sign-off`: a person's word.
 *
 * @public
 */
export const stageKinds = [
  'commit-stage',
  'workflow',
  'deployment',
  'sign-off',
] as const;

/** @public */
export type StageKind = (typeof stageKinds)[number];

/**
 * One stage of a pipeline.
 *
 * @public
 */
export type Stage = {
  /** Unique in its pipeline. */
  name: string;
  title: string;
} & (
  | { kind: 'commit-stage' }
  | {
      kind: 'workflow';
      /** Globs over workflow file names (`slow.yml`), paths or names. */
      workflows: string[];
      /** Globs over job names. Absent: the run as a whole counts. */
      jobs?: string[];
    }
  | { kind: 'deployment'; environment: string }
  | {
      kind: 'sign-off';
      /** Entity refs of who may give it. Absent: the pipeline's service's owner. */
      by?: string[];
    }
);
