import { TestDatabases } from '@backstage/backend-test-utils';

describe('the databases of the tests', () => {
  const available = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] })
    .eachSupportedId()
    .map(([id]) => id);

  const required =
    process.env.MAINLINE_TEST_POSTGRES === 'required'
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'];

  // Backstage leaves out a database that is not there without a word.
  it.each(required)('%s is there', id => {
    expect(available).toContain(id);
  });
});
