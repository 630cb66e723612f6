import { cadenceOf, spread, type Activity } from './cadence';
import { plusMs } from './instants';

const now = '2026-03-20T10:00:00.000Z';
const ago = (minutes: number) => plusMs(now, -minutes * 60_000);
const day = 24 * 60;

describe('cadenceOf', () => {
  it.each<[string, Omit<Activity, 'byHandAt'>, string]>([
    [
      'a run that is on its way',
      { onItsWay: true, movedAt: ago(5 * 60) },
      'active',
    ],
    ['what moved just now', { onItsWay: false, movedAt: ago(10) }, 'active'],
    ['what moved before that', { onItsWay: false, movedAt: ago(11) }, 'recent'],
    [
      'what moved three hours ago',
      { onItsWay: false, movedAt: ago(180) },
      'recent',
    ],
    ['what moved today', { onItsWay: false, movedAt: ago(181) }, 'quiet'],
    [
      'what moved two weeks ago',
      { onItsWay: false, movedAt: ago(14 * day) },
      'quiet',
    ],
    [
      'what has not moved for longer',
      { onItsWay: false, movedAt: ago(14 * day + 1) },
      'asleep',
    ],
    [
      'a repository without builds',
      { onItsWay: false, movedAt: undefined },
      'quiet',
    ],
  ])('has a cadence for %s', (_, moved, cadence) => {
    const activity = { ...moved, byHandAt: undefined };
    expect(cadenceOf({ activity, told: false, now })).toBe(cadence);
    expect(cadenceOf({ activity, told: true, now })).toBe('told');
  });
});

describe('cadenceOf where pushes are listed', () => {
  const ended: Activity = {
    onItsWay: false,
    movedAt: ago(1),
    byHandAt: undefined,
  };
  it.each<[string, Activity, string | undefined, string]>([
    ['a run on its way', { ...ended, onItsWay: true }, undefined, 'active'],
    ['a push, whose runs may be late', ended, ago(5), 'active'],
    [
      'a push to one without builds',
      { ...ended, movedAt: undefined },
      ago(1),
      'active',
    ],
    ['what ended just now', ended, ago(6), 'quiet'],
    ['what ended, and no push', ended, undefined, 'quiet'],
    [
      'what failed just now',
      { ...ended, byHandAt: ago(10) },
      ago(20),
      'active',
    ],
    ['what failed today', { ...ended, byHandAt: ago(180) }, ago(200), 'recent'],
    ['what failed before', { ...ended, byHandAt: ago(181) }, ago(200), 'quiet'],
    [
      'what has not moved for weeks',
      { ...ended, movedAt: ago(14 * day + 1), byHandAt: ago(14 * day + 1) },
      undefined,
      'asleep',
    ],
  ])('has a cadence for %s', (_, activity, pushedAt, cadence) => {
    const pushes = { pushedAt };
    expect(cadenceOf({ activity, told: false, pushes, now })).toBe(cadence);
    expect(cadenceOf({ activity, told: true, pushes, now })).toBe('told');
  });
});

it('spreads repositories that were read together, each the same way every time', () => {
  const parts = Array.from({ length: 200 }, (_, n) =>
    spread(1000, `github.com:${n}`, now),
  );
  expect(Math.min(...parts)).toBeGreaterThanOrEqual(750);
  expect(Math.max(...parts)).toBeLessThanOrEqual(1000);
  expect(new Set(parts).size).toBeGreaterThan(80);
  expect(spread(1000, 'github.com:1', now)).toBe(parts[1]);
});
