import { z } from 'zod';
import { oneOf } from '../mistake/oneOf';
import { stageKinds } from './Stage';

const text = (toDo: string) => z.string(toDo).min(1, toDo);

const list = (toDo: string) => z.array(text(toDo), toDo).min(1, toDo);

const common = {
  name: text('write the name of the stage, such as slow-tests.'),
  title: text('write the title that pages show, or leave it out.').optional(),
};

function stageOf<T extends z.ZodRawShape>(kind: string, own: T) {
  const fields = ['name', 'title', 'kind', ...Object.keys(own)];
  return z.strictObject(own, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `a stage of kind ${kind} has ${oneOf(
            fields.filter((field, index) => fields.indexOf(field) === index),
          )}; correct its spelling or remove it.`
        : undefined,
  });
}

/** One entry of `spec.stages`. */
export const stageSchema = z.discriminatedUnion(
  'kind',
  [
    stageOf('commit-stage', { ...common, kind: z.literal('commit-stage') }),
    stageOf('workflow', {
      ...common,
      kind: z.literal('workflow'),
      workflows: list(
        'list the files or names of the workflows that feed the stage, such as [slow.yml].',
      ),
      jobs: list(
        'list the names of the jobs that count, or leave the field out.',
      ).optional(),
    }),
    stageOf('deployment', {
      ...common,
      kind: z.literal('deployment'),
      environment: text('write the environment that is deployed to.'),
    }),
    stageOf('sign-off', {
      ...common,
      kind: z.literal('sign-off'),
      by: list(
        'list the entity refs of who may sign off, or leave the field out.',
      ).optional(),
    }),
  ],
  `write one of ${oneOf(stageKinds)}.`,
);
