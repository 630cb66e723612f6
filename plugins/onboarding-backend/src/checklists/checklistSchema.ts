import { z } from 'zod';

const nameMessage =
  'a name of at most 63 letters and digits in lower case, with dashes between them, such as service-joins';

const name = z
  .string(nameMessage)
  .max(63, nameMessage)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, nameMessage);

function words(max: number) {
  const message = `a text of 1 to ${max} characters`;
  return z.string(message).trim().min(1, message).max(max, message);
}

const items = 'a list of 1 to 100 items';

/** One of `onboarding.checklists`, as it is written. Messages go on after "it has to be". */
export const checklistSchema = z.strictObject(
  {
    name,
    title: words(200),
    description: words(2000).optional(),
    items: z
      .array(
        z.strictObject(
          {
            name,
            title: words(200),
            description: words(2000).optional(),
            check: words(200).optional(),
            confirm: words(500).optional(),
          },
          'an item with name, title and either check or confirm',
        ),
        items,
      )
      .min(1, items)
      .max(100, items),
  },
  'a checklist with name, title and items',
);
