import {
  areWorkflowGlobs,
  workflowGlobsRule,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';

/** A parameter comes as the list of its values. PostgreSQL refuses the character NUL in a text. */
const texts = z
  .array(
    z
      .string()
      .min(1, 'a text that is not empty')
      .max(500, 'a text of at most 500 characters')
      .refine(text => !text.includes('\0'), 'a text without the character NUL'),
  )
  .max(200, 'at most 200 values');

const text = texts
  .refine(values => values.length === 1, 'given once')
  .transform(([value]) => value);

function oneOf<T extends string>(words: readonly [T, ...T[]]) {
  return text.pipe(z.enum(words, `one of ${words.join(', ')}`));
}

function someOf<T extends string>(words: readonly [T, ...T[]]) {
  return texts.pipe(z.array(z.enum(words, `of ${words.join(', ')}`)));
}

function wholeNumber(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`;
  return text.pipe(
    z
      .string()
      .regex(/^\d{1,9}$/, message)
      .transform(Number)
      .pipe(z.number().min(min, message).max(max, message)),
  );
}

const flag = oneOf(['true', 'false']).transform(value => value === 'true');

const entityRefs = texts.transform(refs =>
  refs.map(ref => ref.toLocaleLowerCase('en-US')),
);

const page = {
  limit: wholeNumber(1, 200).optional(),
  cursor: text.optional(),
};

export const nothingSchema = z.strictObject({});

export const servicesQuerySchema = z.strictObject({
  ...page,
  q: text.optional(),
  state: someOf(['failing', 'passing', 'no-build', 'unmapped']).optional(),
  flaky: flag.optional(),
  late: flag.optional(),
  owner: entityRefs.optional(),
  system: entityRefs.optional(),
  sort: oneOf(['attention', 'name', 'last-check-in']).optional(),
  order: oneOf(['asc', 'desc']).optional(),
});

export const checkInsQuerySchema = z.strictObject(page);

export const checkInFactsQuerySchema = z.strictObject({
  checkIns: wholeNumber(1, 500).optional(),
  include: texts
    .refine(shas => shas.length <= 50, 'at most 50 values')
    .optional(),
  jobsOf: texts.refine(areWorkflowGlobs, workflowGlobsRule).optional(),
});

export const runsQuerySchema = z.strictObject({
  ...page,
  event: texts.optional(),
  branch: texts.optional(),
  workflow: texts.optional(),
  actor: texts.optional(),
  outcome: someOf([
    'passing',
    'failing',
    'running',
    'waiting',
    'cancelled',
    'skipped',
    'neutral',
    'unknown',
  ]).optional(),
});

export const runQuerySchema = z.strictObject({
  attempt: wholeNumber(1, 1_000_000).optional(),
});

export const logQuerySchema = z.strictObject({
  tail: wholeNumber(1, 100_000).optional(),
});

export const changesQuerySchema = z.strictObject({
  after: text.pipe(
    z
      .string()
      .regex(
        /^\d{1,18}$/,
        `a position of the feed: '0' for its beginning, or 'position' of the page before`,
      ),
  ),
  limit: wholeNumber(1, 1000).optional(),
});
