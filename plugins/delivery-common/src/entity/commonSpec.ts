import { z } from 'zod';
import { toDo } from '../mistake/toDo';

const owner = toDo('toDo.owner');

const listRefs = toDo('toDo.entityRefs');

const refs = z.array(z.string(listRefs).min(1, listRefs), listRefs);

/** What the catalog knows of every Resource; kept, so that a strict schema does not refuse it. */
export const commonSpec = {
  type: z.string(toDo('toDo.type')),
  owner: z.string(owner).min(1, owner),
  system: z.string(toDo('toDo.system')).optional(),
  dependsOn: refs.optional(),
  dependencyOf: refs.optional(),
};
