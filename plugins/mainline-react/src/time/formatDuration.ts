import { Duration } from 'luxon';

type Unit = 'days' | 'hours' | 'minutes' | 'seconds';

const ladders: Array<{
  from: number;
  units: Unit[];
}> = [
  { from: 48 * 3600_000, units: ['days'] },
  { from: 24 * 3600_000, units: ['days', 'hours'] },
  { from: 3600_000, units: ['hours', 'minutes'] },
  { from: 10 * 60_000, units: ['minutes'] },
  { from: 60_000, units: ['minutes', 'seconds'] },
  { from: 0, units: ['seconds'] },
];

/**
 * A length of time in at most two units, as the locale writes it: `2h 14m`, `3d`, `41s`.
 *
 * @param ms - milliseconds; a negative length counts as none
 * @public
 */
export function formatDuration(ms: number, locale: string): string {
  const length = Math.max(0, ms);
  const { units } = ladders.find(step => length >= step.from)!;
  const smallest = units[units.length - 1];
  const whole = Math.floor(Duration.fromMillis(length).as(smallest));
  const parts = Duration.fromObject({ [smallest]: whole })
    .shiftTo(...units)
    .toObject();
  return units
    .map(unit => ({ unit, value: parts[unit] ?? 0 }))
    .filter(({ value }, index) => value > 0 || (index === 0 && whole === 0))
    .map(({ unit, value }) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: unit.slice(0, -1),
        unitDisplay: 'narrow',
      }).format(value),
    )
    .join(' ');
}
