import { toInstant } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';

/*
 * Fields of GitHub's answers and payloads, as they are in practice rather than in the description: old payloads lack fields,
 * some are null, and new words appear. An optional field that can't be read counts as absent; only what a fact can't do without is required.
 */

/** GitHub's numeric ids; Octokit parses those beyond 2^53 as bigint. */
export const id = z
  .union([
    z.number().int().nonnegative(),
    z.bigint().nonnegative(),
    z.string().regex(/^\d{1,20}$/),
  ])
  .transform(String);

/** Not empty. PostgreSQL stores no NUL characters. */
export const text = z
  .string()
  .transform(value => value.replaceAll('\u0000', ''))
  .pipe(z.string().min(1));

/** Offsets and milliseconds as GitHub writes them; years beyond 9999 would break the order of instants. */
export const instant = z.string().transform((value, context) => {
  const read = toInstant(value);
  if (read?.length === 24) return read;
  context.addIssue({ code: 'custom', message: 'is no date' });
  return z.NEVER;
});

export const count = z.number().int().nonnegative();

export function optional<T extends z.ZodType>(field: T) {
  return field.optional().catch(undefined);
}

/** A list of which what can be read is kept. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform(items =>
      items.flatMap(value => {
        const read = item.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}
