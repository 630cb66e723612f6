import { Duration } from 'luxon';

type Unit = 'years' | 'months' | 'days' | 'hours' | 'minutes' | 'seconds';

const day = 24 * 3600_000;

const ladders: Array<{
  from: number;
  units: Unit[];
  /** `m` would be taken for minutes where months are meant. */
  display?: 'short';
}> = [
  { from: 365.25 * day, units: ['years', 'months'], display: 'short' },
  { from: 61 * day, units: ['months'], display: 'short' },
  { from: 2 * day, units: ['days'] },
  { from: day, units: ['days', 'hours'] },
  { from: 3600_000, units: ['hours', 'minutes'] },
  { from: 10 * 60_000, units: ['minutes'] },
  { from: 60_000, units: ['minutes', 'seconds'] },
  { from: 0, units: ['seconds'] },
];

const average = { conversionAccuracy: 'longterm' } as const;

/**
 * A length of time in at most two units, as the locale writes it: `2h 14m`, `3d`, `41s`, `4 yrs 4 mths`. Months and
 * years are average ones.
 *
 * @param ms - milliseconds; a negative length counts as none
 * @public
 */
export function formatDuration(ms: number, locale: string): string {
  const length = Math.max(0, ms);
  const { units, display = 'narrow' } = ladders.find(
    step => length >= step.from,
  )!;
  const smallest = units[units.length - 1];
  const whole = Math.floor(Duration.fromMillis(length, average).as(smallest));
  const parts = Duration.fromObject({ [smallest]: whole }, average)
    .shiftTo(...units)
    .toObject();
  return units
    .map(unit => ({ unit, value: parts[unit] ?? 0 }))
    .filter(({ value }, index) => value > 0 || (index === 0 && whole === 0))
    .map(({ unit, value }) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: unit.slice(0, -1),
        unitDisplay: display,
      }).format(value),
    )
    .join(' ');
}
