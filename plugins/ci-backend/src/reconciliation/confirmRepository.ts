import { RepositoryGoneError } from '@mainline/backstage-plugin-ci-node';
import type { Reading } from './Reading';

/**
 * Asks which repository its name stands for, where an answer makes one doubt: sources are asked by name, and a name that was
 * given up may be another's by now. Throws where it is, so that nothing of that one is taken for a fact of this one.
 */
export async function confirmRepository(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const found = await source.readRepository(repository, how);
  if (!found) {
    throw new RepositoryGoneError(
      `${repository.slug} was not found any more. What is known of it is kept.`,
    );
  }
  if (found.id !== repository.id) {
    throw new RepositoryGoneError(
      `${repository.slug} is the name of another repository now. What is known of this one is kept; mend the annotation of the service if it was renamed.`,
    );
  }
}
