import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { isVisible } from '@mainline/backstage-plugin-mainline-node';
import type { ServiceRow } from '../store';
import type { OnboardingContext } from './OnboardingContext';

/** A service that the reader may see. Throws `NotFoundError`, in the same words where there is none. */
export async function findService(
  { knex, visibleServices }: OnboardingContext,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<ServiceRow> {
  const visible = await visibleServices.visibleTo(credentials);
  const row = isVisible(visible, entityRef)
    ? await knex<ServiceRow>('services').where('entity_ref', entityRef).first()
    : undefined;
  if (!row) {
    throw new NotFoundError(
      `There is no service ${entityRef} here, or none that you may see. A new one is here with the round of checks after ci has listed it.`,
    );
  }
  return row;
}
