import { say } from '@mainline/backstage-plugin-onboarding-common';
import type {
  CheckResult,
  ItemProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import { foldChecked, foldConfirmed } from './foldItem';

const first = '2026-11-01T09:00:00.000Z';
const later = '2026-11-02T09:00:00.000Z';
const last = '2026-11-03T09:00:00.000Z';

const result = (
  state: CheckResult['state'],
  sentence = state,
): CheckResult => ({
  state,
  sentence,
});
const fold = (...rounds: Array<[CheckResult, at: string]>) =>
  rounds.reduce<ItemProgress | undefined>(
    (before, [made, at]) => foldChecked('a', made, before, at),
    undefined,
  );

describe('an item that is checked', () => {
  it('stands since its state changed, whatever its sentence does', () => {
    expect(
      fold([result('open'), first], [result('open', 'other' as 'open'), later]),
    ).toEqual({
      item: 'a',
      state: 'open',
      result: result('open', 'other' as 'open'),
      since: first,
    });
    expect(fold([result('open'), first], [result('done'), later])?.since).toBe(
      later,
    );
  });

  it('keeps beside an outage what was known before it, and takes it up again', () => {
    const away: Array<[CheckResult, string]> = [
      [result('done'), first],
      [result('cannot-tell'), later],
      [result('cannot-tell', 'still' as 'cannot-tell'), last],
    ];
    expect(fold(...away)).toMatchObject({
      state: 'cannot-tell',
      since: later,
      lastKnown: { state: 'done', sentence: 'done', since: first },
    });
    expect(fold(...away, [result('done'), last])).toEqual({
      item: 'a',
      state: 'done',
      result: result('done'),
      since: first,
    });
    expect(fold(...away, [result('open'), last])).toMatchObject({
      state: 'open',
      since: last,
    });
  });

  it('keeps with it the messages of what was known, where there are any', () => {
    const away: [CheckResult, string] = [result('cannot-tell'), later];
    const said = say('mainlineBuilt.green', { branch: 'main' });
    expect(fold([{ state: 'done', ...said }, first], away)?.lastKnown).toEqual({
      state: 'done',
      ...said,
      since: first,
    });
    expect(fold([result('done'), first], away)?.lastKnown).toEqual({
      state: 'done',
      sentence: 'done',
      since: first,
    });
  });

  it('knows nothing of what a person confirmed under its name', () => {
    const before = foldConfirmed(
      'a',
      { by: 'user:default/x', at: first },
      undefined,
      first,
    );
    expect(foldChecked('a', result('done'), before, later).since).toBe(later);
  });
});

describe('an item that a person confirms', () => {
  const by = (user: string, at: string) => ({ by: user, at });
  it('stands since it was confirmed first, or taken back', () => {
    const open = foldConfirmed('a', undefined, undefined, first);
    expect(open).toEqual({ item: 'a', state: 'open', since: first });
    const done = foldConfirmed('a', by('x', later), open, later);
    expect(done).toMatchObject({ state: 'done', since: later });
    expect(foldConfirmed('a', by('y', last), done, last)).toEqual({
      item: 'a',
      state: 'done',
      confirmed: by('y', last),
      since: later,
    });
    expect(foldConfirmed('a', undefined, done, last)).toMatchObject({
      state: 'open',
      since: last,
    });
  });

  it('stands since it was confirmed where its service comes back', () => {
    expect(foldConfirmed('a', by('x', first), undefined, last).since).toBe(
      first,
    );
  });
});
