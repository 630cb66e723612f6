import { createSayings } from './createSayings';
import { inOrder } from './inOrder';
import type { Message } from './Words';

const { say, isSayable } = createSayings({
  build: {
    green: 'Workflows build {{branch}}: it is green.',
    never: 'No workflow has built it yet.',
  },
  owner: { renamed: '{{from}} is {{to}}, and {{from}} no more.' },
} as const);

describe('what is said', () => {
  it('is the same as sentence and as message', () => {
    expect(say('build.never')).toEqual({
      sentence: 'No workflow has built it yet.',
      messages: [{ key: 'build.never' }],
    });
    expect(say('owner.renamed', { from: 'kim', to: 'lee' })).toEqual({
      sentence: 'kim is lee, and kim no more.',
      messages: [{ key: 'owner.renamed', values: { from: 'kim', to: 'lee' } }],
    });
  });

  it.each(['$& $1', '{{branch}}', '$t(build.never)'])(
    'holds the value %s as it is',
    branch => {
      const said = say('build.green', { branch });
      expect(said.sentence).toBe(`Workflows build ${branch}: it is green.`);
      expect(said.messages.every(isSayable)).toBe(true);
    },
  );

  it('is several messages where it is several things', () => {
    expect(
      inOrder(say('build.green', { branch: 'main' }), say('build.never')),
    ).toEqual({
      sentence:
        'Workflows build main: it is green. No workflow has built it yet.',
      messages: [
        { key: 'build.green', values: { branch: 'main' } },
        { key: 'build.never' },
      ],
    });
  });

  it('is no message where one of several things is none', () => {
    expect(
      inOrder(say('build.never'), { sentence: 'It has no chart.' }),
    ).toEqual({ sentence: 'No workflow has built it yet. It has no chart.' });
  });

  it.each([
    [86_400_000, '24 hours'],
    [3_600_000, '1 hour'],
    [900_000, '15 minutes'],
    [90_000, '90 seconds'],
    [1000, '1 second'],
    [250, '250 ms'],
  ])('says %d ms as %s, and keeps them', (pause, spoken) => {
    const timed = createSayings(
      { build: { late: 'It is late by {{pause}}, since {{since}}.' } } as const,
      { pause: 'duration', since: 'instant' },
    );
    const since = '2026-11-03T10:00:00.000Z';
    expect(timed.say('build.late', { pause, since })).toEqual({
      sentence: `It is late by ${spoken}, since ${since}.`,
      messages: [
        { key: 'build.late', values: { pause: String(pause), since } },
      ],
    });
  });

  it('takes keys and values that there are, which TypeScript sees to', () => {
    // @ts-expect-error -- no such key
    expect(() => say('build.blue')).toThrow();
    // @ts-expect-error -- another value
    say('build.green', { repository: 'acme/catalog' });
    // @ts-expect-error -- a value too many
    say('build.green', { branch: 'main', check: 'ci.tests-seen' });
    // @ts-expect-error -- a value too few
    say('owner.renamed', { from: 'kim' });
    const late = createSayings(
      { build: { late: '{{pause}} late.' } } as const,
      {
        pause: 'duration',
      },
    );
    // @ts-expect-error -- no milliseconds
    late.say('build.late', { pause: '15 minutes' });
    // @ts-expect-error -- no values
    expect(() => say('build.green')).toThrow();
  });
});

describe('a message', () => {
  it.each<[Message, boolean]>([
    [{ key: 'build.never' }, true],
    [{ key: 'build.green', values: { branch: 'main' } }, true],
    [{ key: 'build.green', values: { trunk: 'main' } }, false],
    [{ key: 'build.green' }, false],
    [{ key: 'build.blue' }, false],
    [{ key: 'build' }, false],
    [{ key: 'constructor' }, false],
    [{ key: '' }, false],
  ])('%j can be said here: %s', (message, expected) => {
    expect(isSayable(message)).toBe(expected);
  });
});
