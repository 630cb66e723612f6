import { z } from 'zod';
import { alternatives } from '../mistake/alternatives';
import { toDo } from '../mistake/toDo';
import { stageKinds } from './Stage';

const text = (message: string) => z.string(message).min(1, message);

const list = (message: string) =>
  z.array(text(message), message).min(1, message);

const common = {
  name: text(toDo('toDo.stageName')),
  title: text(toDo('toDo.stageTitle')).optional(),
};

function stageOf<T extends z.ZodRawShape>(kind: string, own: T) {
  const fields = new Set(['name', 'title', 'kind', ...Object.keys(own)]);
  return z.strictObject(own, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? toDo('toDo.stageFields', { kind, ...alternatives([...fields]) })
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
      workflows: list(toDo('toDo.workflows')),
      jobs: list(toDo('toDo.jobs')).optional(),
    }),
    stageOf('deployment', {
      ...common,
      kind: z.literal('deployment'),
      environment: text(toDo('toDo.stageEnvironment')),
    }),
    stageOf('sign-off', {
      ...common,
      kind: z.literal('sign-off'),
      by: list(toDo('toDo.signOff')).optional(),
    }),
  ],
  toDo('toDo.oneOf', alternatives(stageKinds)),
);
