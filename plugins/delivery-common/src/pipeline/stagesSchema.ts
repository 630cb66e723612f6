import {
  areWorkflowGlobs,
  workflowGlobsRule,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { stageSchema } from './stageSchema';

const noStage =
  'list at least one stage; the first is the commit stage. Without a pipeline of its own a service has the conventional one.';

/** `spec.stages`. */
export const stagesSchema = z
  .array(stageSchema, noStage)
  .min(1, noStage)
  .superRefine((stages, context) => {
    const issue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });

    stages.forEach((stage, index) => {
      if (stages.findIndex(each => each.name === stage.name) < index) {
        issue([index, 'name'], 'another stage has this name; give it its own.');
      }
      if ((index === 0) !== (stage.kind === 'commit-stage')) {
        issue(
          [index, 'kind'],
          index === 0
            ? 'the first stage has to be the commit-stage, which makes the candidate; put one before it.'
            : 'only the first stage can be the commit-stage; use workflow, deployment or sign-off.',
        );
      }
      if (stage.kind === 'deployment' && deploysTwice(stage, index)) {
        issue(
          [index, 'environment'],
          'an earlier stage deploys there too; remove one of the two.',
        );
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
      issue([wrong, 'workflows'], `list ${workflowGlobsRule}.`);
    } else if (!areWorkflowGlobs(globs)) {
      issue([], `in the workflows of all stages, list ${workflowGlobsRule}.`);
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
