import { TestDatabases } from '@backstage/backend-test-utils';
import {
  deliveries,
  key,
  OperatedPortal,
  repositories,
} from './__testUtils__/OperatedPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  const portal = OperatedPortal.on(databases, databaseId);

  const mistakes: Array<[path: string, body: object | undefined, RegExp]> = [
    ['/operations?x=1', undefined, /'x' is not known/],
    [
      `${deliveries}?state=applied`,
      undefined,
      /'state' is 'applied': .*parked, set-aside, pending/,
    ],
    [`${deliveries}?cursor=e30`, undefined, /'cursor' is not one/],
    [`${deliveries}/fake/1/%00`, undefined, /'id' .* NUL/],
    [
      `${repositories}?state=fine`,
      undefined,
      /'state' is 'fine': .*late, failing, unread/,
    ],
    [`${repositories}?limit=0`, undefined, /'limit' is '0'/],
    [`${deliveries}/retry`, {}, /'keys' is missing: .* list of 1 to 200/],
    [
      `${deliveries}/retry`,
      { keys: [] },
      /'keys' is \[\]: .* list of 1 to 200/,
    ],
    [
      `${deliveries}/retry`,
      { all: 'parked', keys: [key('1')] },
      /'keys' .* left out/,
    ],
    [
      `${deliveries}/retry`,
      { all: 'pending' },
      /'all' is "pending": .*'parked'/,
    ],
    [
      `${deliveries}/retry`,
      { keys: [{ source: 'fake', hook: '1' }] },
      /'keys.0.id' is missing/,
    ],
    [
      `${deliveries}/retry`,
      { keys: ['1'] },
      /'keys.0' is "1": .*source, hook, id/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('1') },
      /'reason' is missing: .*why/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('1'), reason: '  ' },
      /'reason' is " {2}"/,
    ],
    [
      `${deliveries}/set-aside`,
      { key: key('\0'), reason: 'x' },
      /'key.id' is "\\u0000"/,
    ],
    [
      `${deliveries}/set-aside`,
      { reason: 'x' },
      /'key' is missing: .*source, hook, id/,
    ],
    [
      '/operations/backfill',
      { paused: 'yes' },
      /'paused' is "yes": .* true or false/,
    ],
    ['/operations/backfill', [] as object, /has to be a JSON object/],
    [`${repositories}/%00/read`, {}, /'id' .* NUL/],
    [`${repositories}/x/read?force=1`, {}, /'force' is not known/],
  ];
  it.each(mistakes)('refuses %s with %j', async (path, body, sentence) => {
    const { error } = await portal.ask(path, { body, status: 400 });
    expect(error.message).toMatch(sentence);
    expect(portal.audited).toEqual([]);
  });
});
