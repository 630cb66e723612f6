import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { z } from 'zod';

const secret = z.string().trim().min(1);
const configured = z.union([
  secret.transform(value => [value]),
  z.array(secret).min(1),
]);

/**
 * Every secret that a delivery may be signed with: those of `ci.github.webhookSecret`, and those of the Apps of `integrations.github`.
 * Empty: no door.
 */
export function readWebhookSecrets(config: RootConfigService): string[] {
  const secrets = ScmIntegrations.fromConfig(config)
    .github.list()
    .flatMap(({ config: { apps = [] } }) => apps)
    .flatMap(({ webhookSecret }) => (webhookSecret ? [webhookSecret] : []));

  const value = config.getOptional('ci.github.webhookSecret');
  if (value === undefined) return secrets;
  const read = configured.safeParse(value);
  if (!read.success) {
    throw new InputError(
      'ci.github.webhookSecret is no secret: give one string, or a list of strings while you change it, none of them empty; or leave it out to close the door.',
    );
  }
  return [...read.data, ...secrets];
}
