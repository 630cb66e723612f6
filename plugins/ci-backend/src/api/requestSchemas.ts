import {
  areWorkflowGlobs,
  workflowGlobsRule,
} from '@mainline/backstage-plugin-ci-common';
import {
  entityRefs,
  flag,
  oneOf,
  page,
  someOf,
  text,
  texts,
  wholeNumber,
} from '@mainline/backstage-plugin-mainline-node';
import { z } from 'zod';

const answers = [
  'daily:yes',
  'daily:no',
  'daily:not-enough-data',
  'tested:yes',
  'tested:no',
  'tested:not-enough-data',
  'fixing:yes',
  'fixing:no',
  'fixing:not-enough-data',
] as const;

export const servicesQuerySchema = z.strictObject({
  ...page,
  q: text.optional(),
  state: someOf(['failing', 'passing', 'no-build', 'unmapped']).optional(),
  flaky: flag.optional(),
  late: flag.optional(),
  owner: entityRefs.optional(),
  system: entityRefs.optional(),
  selfCheck: someOf(answers).optional(),
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

const day = text.pipe(
  z
    .string()
    .refine(
      each =>
        /^\d{4}-\d{2}-\d{2}$/.test(each) && !Number.isNaN(Date.parse(each)),
      'a day in UTC such as 2026-03-01',
    ),
);

export const serviceDaysQuerySchema = z.strictObject({
  from: day.optional(),
  to: day.optional(),
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
