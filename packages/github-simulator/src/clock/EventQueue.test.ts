import { SeededRandom } from '../world/SeededRandom';
import { EventQueue } from './EventQueue';

describe('EventQueue', () => {
  it.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'hands out what is due by its time, first scheduled first among equals, seed %s',
    seed => {
      const random = new SeededRandom(seed);
      const queue = new EventQueue();
      const taken: string[] = [];
      let waiting: Array<{ time: number; word: string }> = [];
      const expected: string[] = [];
      for (let step = 0; step < 40; step++) {
        for (let n = random.integer(0, 6); n > 0; n--) {
          const time = random.integer(0, 20);
          const word = `${time} of ${step}.${n}`;
          queue.add({ time, run: () => taken.push(word) });
          waiting.push({ time, word });
        }
        waiting.sort((a, b) => a.time - b.time);
        expect(queue.nextTime()).toBe(waiting.at(0)?.time);

        const until = random.integer(0, 20);
        for (let due = queue.takeDue(until); due; due = queue.takeDue(until)) {
          due.run();
        }
        expected.push(
          ...waiting
            .filter(({ time }) => time <= until)
            .map(({ word }) => word),
        );
        waiting = waiting.filter(({ time }) => time > until);
      }
      for (const { run } of queue.drain()) run();
      expect(taken).toEqual([...expected, ...waiting.map(({ word }) => word)]);
      expect(queue.nextTime()).toBeUndefined();
    },
  );
});
