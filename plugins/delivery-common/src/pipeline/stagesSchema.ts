import {
  areWorkflowGlobs,
  workflowGlobsLimits,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { toDo } from '../mistake/toDo';
import { stageSchema } from './stageSchema';

const noStage = toDo('toDo.stages');

const limits = {
  globs: String(workflowGlobsLimits.globs),
  characters: String(workflowGlobsLimits.characters),
  wildcards: String(workflowGlobsLimits.wildcards),
};

/** `spec.stages`. */
export const stagesSchema = z
  .array(stageSchema, noStage)
  .min(1, noStage)
  .superRefine((stages, context) => {
    const issue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });

    stages.forEach((stage, index) => {
      if (stages.findIndex(each => each.name === stage.name) < index) {
        issue([index, 'name'], toDo('toDo.sameStageName'));
      }
      if ((index === 0) !== (stage.kind === 'commit-stage')) {
        issue(
          [index, 'kind'],
          index === 0 ? toDo('toDo.firstStage') : toDo('toDo.laterStage'),
        );
      }
      if (stage.kind === 'deployment' && deploysTwice(stage, index)) {
        issue([index, 'environment'], toDo('toDo.sameStageEnvironment'));
      }
    });

    // ci is asked for the jobs of them all at once.
    const globs = stages.flatMap(stage =>
      stage.kind === 'workflow' ? stage.workflows : [],
    );
    const wrong = stages.findIndex(
      stage => stage.kind === 'workflow' && !areWorkflowGlobs(stage.workflows),
    );
    if (wrong >= 0) {
      issue([wrong, 'workflows'], toDo('toDo.workflowGlobs', limits));
    } else if (!areWorkflowGlobs(globs)) {
      issue([], toDo('toDo.workflowGlobsOfAll', limits));
    }

    function deploysTwice(
      stage: { environment: string },
      index: number,
    ): boolean {
      return stages
        .slice(0, index)
        .some(
          each =>
            each.kind === 'deployment' &&
            each.environment === stage.environment,
        );
    }
  });
