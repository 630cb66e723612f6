export { defaultWorkingCalendar } from './WorkingCalendar';
export type { WorkingCalendar } from './WorkingCalendar';
export * from './WorkingTime';
