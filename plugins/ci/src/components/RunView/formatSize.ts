const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const step = 1000;

/** A size as a person reads it: `12.4 MB`. */
export function formatSize(bytes: number, locale: string): string {
  let size = bytes;
  let unit = 0;
  // What would be rounded to a thousand of one unit is one of the next.
  while (size >= step - 0.05 && unit < units.length - 1) {
    size /= step;
    unit += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: unit === 0 ? 0 : 1,
  }).format(size);
}
