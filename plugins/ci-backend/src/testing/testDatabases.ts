// The rule takes only *.test.* and __testUtils__ for tests; this folder is one of tests too, and is never published.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { TestDatabases } from '@backstage/backend-test-utils';

/** The databases that the store is tested on. */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
}
