import {
  openDeliveryStates,
  repositoryTroubles,
} from '@mainline/backstage-plugin-ci-common';
import { oneOf, page } from '@mainline/backstage-plugin-mainline-node';
import { z } from 'zod';

export const deliveriesQuerySchema = z.strictObject({
  ...page,
  state: oneOf(openDeliveryStates).optional(),
});

export const repositoriesQuerySchema = z.strictObject({
  ...page,
  state: oneOf(repositoryTroubles).optional(),
});

/** A text that is not empty. PostgreSQL refuses the character NUL in one. */
const words = (message: string) =>
  z
    .string(message)
    .transform(each => each.trim())
    .pipe(z.string().min(1, message).max(500, message))
    .refine(each => !each.includes('\0'), message);

const key = z.strictObject(
  {
    source: words('the source of a delivery, such as github'),
    hook: words('the hook of a delivery, as the list says it'),
    id: words('the id of a delivery, as the list says it'),
  },
  'a delivery: { source, hook, id }',
);

const which =
  'either a list of 1 to 200 deliveries, each { source, hook, id }, or be left out for the field all';

export const retrySchema = z
  .strictObject({
    keys: z.array(key, which).min(1, which).max(200, which).optional(),
    all: z.literal('parked', "'parked', or be left out").optional(),
  })
  .transform(({ keys, all }, context) => {
    if (keys && !all) return { keys };
    if (all && !keys) return { all };
    context.addIssue({ code: 'custom', path: ['keys'], message: which });
    return z.NEVER;
  });

export const setAsideSchema = z.strictObject({
  key,
  reason: words(
    'why it can be set aside, for whoever looks later: a text of 1 to 500 characters',
  ),
});

export const backfillSchema = z.strictObject({
  paused: z.boolean('true or false'),
});
