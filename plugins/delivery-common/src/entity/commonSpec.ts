import { z } from 'zod';

const refs = (toDo: string) => z.array(z.string(toDo).min(1, toDo), toDo);

/** What the catalog knows of every Resource; kept, so that a strict schema does not refuse it. */
export const commonSpec = {
  type: z.string('write the type.'),
  owner: z
    .string('write who looks after it, such as group:default/operations.')
    .min(1, 'write who looks after it, such as group:default/operations.'),
  system: z.string('write the system it belongs to.').optional(),
  dependsOn: refs('write a list of entity refs.').optional(),
  dependencyOf: refs('write a list of entity refs.').optional(),
};
