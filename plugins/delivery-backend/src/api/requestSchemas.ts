import { digestPattern } from '@mainline/backstage-plugin-delivery-common';
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

const only = ['underway', 'failed', 'differs'] as const;

const limitMessage = 'a whole number from 1 to 200';

const entityRefs = texts.transform(refs =>
  refs.map(ref => ref.toLocaleLowerCase('en-US')),
);

const page = {
  limit: text
    .pipe(
      z
        .string()
        .regex(/^\d{1,9}$/, limitMessage)
        .transform(Number)
        .pipe(z.number().min(1, limitMessage).max(200, limitMessage)),
    )
    .optional(),
  cursor: text.optional(),
};

export const nothingSchema = z.strictObject({});

export const matrixQuerySchema = z.strictObject({
  ...page,
  q: text.optional(),
  owner: entityRefs.optional(),
  system: entityRefs.optional(),
  only: texts.pipe(z.array(z.enum(only, `of ${only.join(', ')}`))).optional(),
});

export const candidatesQuerySchema = z.strictObject(page);

export const deploymentsQuerySchema = z.strictObject({
  ...page,
  environment: text.optional(),
});

export const orderQuerySchema = z.strictObject({
  service: text,
  environment: text,
  version: text,
});

const word = (message: string) =>
  z
    .string(message)
    .min(1, message)
    .max(500, message)
    .refine(each => !each.includes('\0'), message);

export const orderSchema = z.strictObject({
  service: word(
    'the name or entity ref of a service, such as component:default/catalog',
  ),
  environment: word('the name of an environment, such as uat'),
  version: word(
    'a version: latest, the number of a build such as b456, a SHA or a tag',
  ),
});

const digestMessage = `an artifact's digest, "sha256:" and 64 hexadecimal digits in lower case, or be left out`;

/** What else a run tells is for people who read logs, and may be anything. */
export const claimSchema = z.object({
  digest: z
    .string(digestMessage)
    .regex(digestPattern, digestMessage)
    .optional(),
});
