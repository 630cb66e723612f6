import { TestDatabases } from '@backstage/backend-test-utils';

/** The databases that the store is tested on. */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
}
