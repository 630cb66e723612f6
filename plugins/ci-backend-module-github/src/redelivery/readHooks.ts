import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** A webhook of an organisation or a repository that points at this portal. */
export type GithubHook = { host: string; id: string } & (
  | { org: string; repository?: undefined }
  | { repository: string; org?: undefined }
);

const common = {
  host: z.string().min(1).default('github.com'),
  id: z
    .union([z.number().int().positive(), z.string().regex(/^\d{1,20}$/)])
    .transform(String),
};
const hooks = z.array(
  z.union([
    z.strictObject({ ...common, org: z.string().min(1) }),
    z.strictObject({
      ...common,
      repository: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
    }),
  ]),
);

/** `ci.github.hooks` of the configuration. */
export function readHooks(config: RootConfigService): GithubHook[] {
  const value = config.getOptional('ci.github.hooks');
  if (value === undefined) return [];
  const read = hooks.safeParse(value);
  if (!read.success) {
    throw new InputError(
      `ci.github.hooks is not a list of webhooks at ${
        read.error.issues[0].path.join('.') || 'its top'
      }: give each either 'org', or 'repository' as in acme/catalog, and 'id', the number in the address of its settings page; and 'host' where it is not github.com.`,
    );
  }
  return read.data;
}
