import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { serviceJoins } from '@mainline/backstage-plugin-onboarding-common';
import type {
  Checklist,
  ChecklistItem,
} from '@mainline/backstage-plugin-onboarding-common';
import type { z } from 'zod';
import { checklistSchema } from './checklistSchema';
import { mistakesIn } from './mistakesIn';

const key = 'onboarding.checklists';

type WrittenItem = z.infer<typeof checklistSchema>['items'][number];

/**
 * The built-in checklist, and those of `onboarding.checklists`: one of the same name takes its place, others come after it.
 * Throws `InputError` with a sentence for every mistake.
 *
 * @param checkIds - of the checks that there are
 */
export function readChecklists(
  config: Config,
  checkIds: string[],
): Checklist[] {
  const written = readWritten(config.getOptional(key));
  const mistakes = written.flatMap((each, index) =>
    mistakesIn(each, { key: `${key}[${index}]`, checkIds, others: written }),
  );
  if (mistakes.length > 0) throw new InputError(mistakes.join(' '));

  const configured = written.map(checklistOf);
  const named = (name: string) => configured.find(each => each.name === name);
  return [
    named(serviceJoins.name) ?? serviceJoins,
    ...configured.filter(each => each.name !== serviceJoins.name),
  ];
}

function readWritten(value: unknown): Array<z.infer<typeof checklistSchema>> {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new InputError(
      `The configuration key ${key} is ${typeof value}: write a list of checklists.`,
    );
  }
  const read = value.map(each => checklistSchema.safeParse(each));
  const mistakes = read.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(issue => sentence(issue, value[index], index)),
  );
  if (mistakes.length > 0) throw new InputError(mistakes.join(' '));
  return read.flatMap(({ data }) => (data ? [data] : []));
}

function sentence(
  issue: z.core.$ZodIssue,
  checklist: unknown,
  index: number,
): string {
  const path = [`${key}[${index}]`];
  for (const part of issue.path) {
    path.push(typeof part === 'number' ? `[${part}]` : `.${String(part)}`);
  }
  const field = path.join('');
  if (issue.code === 'unrecognized_keys') {
    return `The configuration key ${field} holds '${issue.keys.join(
      `', '`,
    )}', which is not known: leave it out.`;
  }
  const value = issue.path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined,
    checklist,
  );
  return value === undefined
    ? `The configuration key ${field} is missing: it has to be ${issue.message}.`
    : `The configuration key ${field} is ${JSON.stringify(
        value,
      )}: it has to be ${issue.message}.`;
}

function checklistOf(written: z.infer<typeof checklistSchema>): Checklist {
  return { ...written, items: written.items.map(itemOf) };
}

function itemOf({ check, confirm, ...item }: WrittenItem): ChecklistItem {
  return check === undefined
    ? { ...item, by: { person: { statement: confirm ?? '' } } }
    : { ...item, by: { check } };
}
