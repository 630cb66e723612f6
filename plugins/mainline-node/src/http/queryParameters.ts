import { z } from 'zod';

/*
 * What parameters of a query are, for schemas of `parseQuery`: each comes as the list of its values, and a message goes on
 * after "it has to be".
 */

/** Several texts. PostgreSQL refuses the character NUL in a text. */
export const texts = z
  .array(
    z
      .string()
      .min(1, 'a text that is not empty')
      .max(500, 'a text of at most 500 characters')
      .refine(each => !each.includes('\0'), 'a text without the character NUL'),
  )
  .max(200, 'at most 200 values');

/** One text. */
export const text = texts
  .refine(values => values.length === 1, 'given once')
  .transform(([value]) => value);

export function oneOf<T extends string>(words: readonly [T, ...T[]]) {
  return text.pipe(z.enum(words, `one of ${words.join(', ')}`));
}

export function someOf<T extends string>(words: readonly [T, ...T[]]) {
  return texts.pipe(z.array(z.enum(words, `of ${words.join(', ')}`)));
}

export function wholeNumber(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`;
  return text.pipe(
    z
      .string()
      .regex(/^\d{1,9}$/, message)
      .transform(Number)
      .pipe(z.number().min(min, message).max(max, message)),
  );
}

/** As it is stored: in UTC, with milliseconds. */
export const instant = text
  .pipe(
    z.iso.datetime({
      offset: true,
      error: 'an instant, as 2026-03-01T09:00:00Z',
    }),
  )
  .transform(value => new Date(value).toISOString());

export const flag = oneOf(['true', 'false']).transform(
  value => value === 'true',
);

/** In lower case, as they are stored. */
export const entityRefs = texts.transform(refs =>
  refs.map(ref => ref.toLocaleLowerCase('en-US')),
);

/** Of a list that is read page by page. */
export const page = {
  limit: wholeNumber(1, 200).optional(),
  cursor: text.optional(),
};

/** Where no parameter is known. */
export const nothingSchema = z.strictObject({});
