import type { Knex } from 'knex';

/** Whatever a dead process would have done next. */
class DeadError extends Error {
  override readonly name = 'DeadError';
}

/**
 * A process that can die between any two of its steps: its connection to the store does no further transaction or query, and
 * what it calls beside the store is not called, or its answer not heard. A transaction that is begun is one step: the store
 * does all of it, or nothing.
 */
export function mortal(knex: Knex) {
  let left = Infinity;

  function step() {
    if (left <= 0) throw new DeadError('This process is dead');
    left -= 1;
  }

  return {
    knex: new Proxy(knex, {
      apply(target, self, given) {
        step();
        return Reflect.apply(target, self, given);
      },
      get(target, key) {
        const value = Reflect.get(target, key);
        if (key !== 'transaction') return value;
        return async (...given: unknown[]) => {
          step();
          return Reflect.apply(value, target, given);
        };
      },
    }),
    /** It does so many more steps, and no other. */
    dieAfter: (steps: number) => {
      left = steps;
    },
    around:
      <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      async (...given: A): Promise<T> => {
        step();
        const answer = await work(...given);
        step();
        return answer;
      },
  };
}
