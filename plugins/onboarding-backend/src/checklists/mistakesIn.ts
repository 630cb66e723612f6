import type { z } from 'zod';
import type { checklistSchema } from './checklistSchema';

type WrittenChecklist = z.infer<typeof checklistSchema>;

/** What is wrong with a checklist that is well formed, as sentences. */
export function mistakesIn(
  checklist: WrittenChecklist,
  options: {
    /** `onboarding.checklists[0]` */
    key: string;
    checkIds: string[];
    others: WrittenChecklist[];
  },
): string[] {
  const { key, checkIds, others } = options;
  const { name, items } = checklist;
  const isFirst = others.find(other => other.name === name) === checklist;
  return [
    ...(isFirst
      ? []
      : [
          `The configuration key ${key}.name is '${name}', as that of another checklist: give one of the two another name.`,
        ]),
    ...items.flatMap((item, index) =>
      itemMistakes(item, {
        key: `${key}.items[${index}]`,
        checkIds,
        isFirst: items.findIndex(other => other.name === item.name) === index,
      }),
    ),
  ];
}

function itemMistakes(
  item: WrittenChecklist['items'][number],
  options: { key: string; checkIds: string[]; isFirst: boolean },
): string[] {
  const { key, checkIds, isFirst } = options;
  const mistakes: string[] = [];
  if (!isFirst) {
    mistakes.push(
      `The configuration key ${key}.name is '${item.name}', as that of another item: give one of the two another name.`,
    );
  }
  if ((item.check === undefined) === (item.confirm === undefined)) {
    mistakes.push(
      `The configuration key ${key} has ${
        item.check === undefined ? 'neither' : 'both'
      } of check and confirm: write check with the id of a check that the system makes, or confirm with the statement that a person confirms.`,
    );
  } else if (item.check !== undefined && !checkIds.includes(item.check)) {
    mistakes.push(
      `The configuration key ${key}.check is '${
        item.check
      }', and there is no such check: write one of ${checkIds.join(
        ', ',
      )}, or install the module that brings it.`,
    );
  }
  return mistakes;
}
