import { digestPattern } from '@mainline/backstage-plugin-delivery-common';
import {
  entityRefs,
  flag,
  instant,
  page,
  someOf,
  text,
} from '@mainline/backstage-plugin-mainline-node';
import { z } from 'zod';

export const matrixQuerySchema = z.strictObject({
  ...page,
  q: text.optional(),
  owner: entityRefs.optional(),
  system: entityRefs.optional(),
  only: someOf(['underway', 'failed', 'differs']).optional(),
  targets: flag.optional(),
});

export const activityQuerySchema = z.strictObject({
  limit: page.limit,
  failedSince: instant.optional(),
  owner: entityRefs.optional(),
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
