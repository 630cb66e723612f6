/** What a demo is generated from; the same parameters and seed give the same organisation and the same story. @public */
export interface DemoParameters {
  /** How many services; 450 unless told. Proportions stay: a tenth of that is a tenth of everything. */
  services: number;
  /** Days of history; 90 unless told. */
  days: number;
}

/** @public */
export const DEMO_DEFAULTS: DemoParameters = { services: 450, days: 90 };

/** Fewer services hold not one of each kind. */
const FEWEST_SERVICES = 20;
const LONGEST_DAYS = 730;

/** @throws Error that says which parameter is out of bounds */
export function checkParameters({ services, days }: DemoParameters) {
  if (!Number.isInteger(services) || services < FEWEST_SERVICES) {
    throw new Error(
      `services is ${services}: give a whole number from ${FEWEST_SERVICES} on`,
    );
  }
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw new Error(
      `days is ${days}: give a whole number from 1 to ${LONGEST_DAYS}`,
    );
  }
}
