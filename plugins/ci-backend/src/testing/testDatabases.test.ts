import { TestDatabases } from '@backstage/backend-test-utils';

describe('the databases of the tests', () => {
  const ids = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  }).eachSupportedId();

  it('are SQLite and PostgreSQL where PostgreSQL is required, because Backstage leaves out what is not there without a word', () => {
    const required =
      process.env.MAINLINE_TEST_POSTGRES === 'required'
        ? ['SQLITE_3', 'POSTGRES_18']
        : ['SQLITE_3'];
    expect(ids.map(([id]) => id)).toEqual(expect.arrayContaining(required));
  });
});
