import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '../words';

type Key = Parameters<typeof say>[0];
type ToDoKey = Extract<Key, `toDo.${string}`>;

/** What to do where a field is not as a schema has it. A schema's own message is a string. */
export function toDo<K extends ToDoKey>(
  ...message: Parameters<typeof say<K>>
): string {
  return JSON.stringify(say(...message));
}

/** What {@link toDo} gave a schema. What zod says itself stands as it is. */
export function toDoOf(message: string): Words {
  try {
    return JSON.parse(message);
  } catch {
    return { sentence: message };
  }
}
