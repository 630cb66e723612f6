import { z } from 'zod';

/*
 * The rules of the self-check as configuration writes them: whatever is left out stays as it is below. A message goes on
 * after "it has to be".
 */

const share = z
  .number('a number from 0 to 1')
  .min(0, 'a number from 0 to 1')
  .max(1, 'a number from 0 to 1');

const daysMessage = 'a whole number of days from 1 to 365';
const days = z
  .number(daysMessage)
  .int(daysMessage)
  .min(1, daysMessage)
  .max(365, daysMessage);

const workingDaysMessage = 'a number of working days above 0';
const someWorkingDays = z
  .number(workingDaysMessage)
  .positive(workingDaysMessage)
  .max(365, workingDaysMessage);

const countMessage = 'a whole number from 0';
const count = z
  .number(countMessage)
  .int(countMessage)
  .min(0, countMessage)
  .max(1_000_000, countMessage);

const texts = z.array(z.string('a text'), 'a list of texts');

const patterns = z.array(
  z.string('a regular expression').refine(isPattern, 'a regular expression'),
  'a list of regular expressions',
);

function isPattern(text: string): boolean {
  try {
    RegExp(text, 'iu');
    return true;
  } catch {
    return false; // Not a regular expression: the schema says so.
  }
}

const section = 'a section with rules';

export const partialRulesSchema = z.strictObject(
  {
    calendar: z
      .strictObject(
        {
          timeZone: z.string(`an IANA time zone such as 'Europe/Berlin'`),
          workingDays: z.array(
            z.number('an ISO weekday from 1 (Monday) to 7 (Sunday)'),
            'a list of ISO weekdays from 1 (Monday) to 7 (Sunday)',
          ),
          from: z.string(`a time such as '09:00', in quotes`),
          until: z.string(`a time such as '18:00', in quotes`),
          holidays: texts,
        },
        section,
      )
      .partial()
      .optional(),
    bots: patterns.optional(),
    daily: z
      .strictObject(
        {
          windowDays: days,
          withinWorkingDays: someWorkingDays,
          yesFromShare: share,
          minCommits: count,
          branchWorkingDays: someWorkingDays,
          abandonedAfterDays: days,
          releaseBranches: patterns,
        },
        section,
      )
      .partial()
      .optional(),
    tested: z
      .strictObject(
        {
          windowDays: days,
          yesFromShare: share,
          minCheckIns: count,
          buildWithinMs: milliseconds(),
          documents: patterns,
          testNames: patterns,
          noTestNames: patterns,
          skippedGrowthShare: share,
          minReports: count,
        },
        section,
      )
      .partial()
      .optional(),
    fixing: z
      .strictObject(
        {
          windowDays: days,
          fixWithinMs: milliseconds(),
          adviceMs: milliseconds(),
          maxFlakyShare: share,
          minBuilds: count,
          stayedAfterDayMs: milliseconds(),
        },
        section,
      )
      .partial()
      .optional(),
  },
  section,
);

function milliseconds() {
  const message = 'a whole number of milliseconds';
  return z.number(message).int(message).min(0, message);
}

/** Rules that say otherwise than those below them. */
export type PartialRules = z.infer<typeof partialRulesSchema>;

export const selfCheckConfigSchema = partialRulesSchema.extend({
  teams: z
    .array(
      partialRulesSchema.extend({
        owner: z.string(
          'the entity ref of an owner, such as group:default/storefront',
        ),
      }),
      'a list of teams',
    )
    .optional(),
});
