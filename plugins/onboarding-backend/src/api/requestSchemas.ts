import {
  entityRefs,
  flag,
  page,
  text,
} from '@mainline/backstage-plugin-mainline-node';
import { z } from 'zod';

export const progressQuerySchema = z.strictObject({
  ...page,
  checklist: text.optional(),
  owner: entityRefs.optional(),
  open: flag.optional(),
});

const note = 'a text of at most 500 characters, or be left out';

export const confirmationSchema = z.strictObject({
  note: z
    .string(note)
    .max(500, note)
    .refine(each => !each.includes('\0'), 'a text without the character NUL')
    .transform(each => each.trim())
    .optional(),
});
