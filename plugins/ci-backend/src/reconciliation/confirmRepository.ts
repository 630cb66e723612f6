import { say } from '@mainline/backstage-plugin-ci-common';
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
      say('source.notFoundAnyMore', { repository: repository.slug }),
    );
  }
  if (found.id !== repository.id) {
    throw new RepositoryGoneError(
      say('source.otherRepository', { repository: repository.slug }),
    );
  }
}
