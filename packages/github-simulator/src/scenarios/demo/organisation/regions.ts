/** Where teams work: when they are at work, and when they celebrate. */
export interface Region {
  timeZone: string;
  /** Of the day, as a clock on the wall has it. */
  from: number;
  to: number;
  /** `MM-DD`, those that are on the same day every year. */
  holidays: string[];
  /** Of every week; Monday is 1. */
  workingDays: number[];
}

const WEEK = [1, 2, 3, 4, 5];

/** Public holidays of a fixed date; those that follow the moon or a weekday are left out, but for Thanksgiving. */
export const REGIONS: Region[] = [
  {
    timeZone: 'Europe/Berlin',
    from: 9,
    to: 18,
    holidays: ['01-01', '05-01', '10-03', '12-25', '12-26'],
    workingDays: WEEK,
  },
  {
    timeZone: 'Europe/London',
    from: 9,
    to: 17.5,
    holidays: ['01-01', '12-25', '12-26'],
    workingDays: WEEK,
  },
  {
    timeZone: 'America/New_York',
    from: 9,
    to: 18,
    holidays: ['01-01', '06-19', '07-04', '11-11', '12-25'],
    workingDays: WEEK,
  },
  {
    timeZone: 'Asia/Kolkata',
    from: 10,
    to: 19,
    holidays: ['01-26', '08-15', '10-02', '12-25'],
    workingDays: WEEK,
  },
  {
    timeZone: 'Asia/Seoul',
    from: 9,
    to: 18,
    holidays: [
      '01-01',
      '03-01',
      '05-05',
      '06-06',
      '08-15',
      '10-03',
      '10-09',
      '12-25',
    ],
    workingDays: WEEK,
  },
  {
    timeZone: 'America/Sao_Paulo',
    from: 9,
    to: 18,
    holidays: [
      '01-01',
      '04-21',
      '05-01',
      '09-07',
      '10-12',
      '11-02',
      '11-15',
      '11-20',
      '12-25',
    ],
    workingDays: WEEK,
  },
];

/** The holidays of a region, as days of a calendar, from one instant to another. */
export function holidaysBetween(
  { holidays, timeZone }: Region,
  from: number,
  to: number,
): string[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  const days: string[] = [];
  for (let year = first; year <= last; year++) {
    for (const day of holidays) days.push(`${year}-${day}`);
    if (timeZone === 'America/New_York') days.push(thanksgiving(year));
  }
  return days
    .filter(day => Date.parse(day) >= from && Date.parse(day) <= to)
    .sort();
}

/** The fourth Thursday of November. */
function thanksgiving(year: number): string {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  const day = 1 + ((4 - first + 7) % 7) + 21;
  return `${year}-11-${day}`;
}
