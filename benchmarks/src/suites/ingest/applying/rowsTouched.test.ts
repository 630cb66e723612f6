import { touchedBy } from './rowsTouched';

describe('touchedBy', () => {
  it('counts what scans looked at, in every loop, whether it was left out or not', () => {
    expect(
      touchedBy({
        'Node Type': 'Nested Loop',
        'Actual Rows': 6,
        'Actual Loops': 1,
        Plans: [
          {
            'Node Type': 'Seq Scan',
            'Relation Name': 'runs',
            'Actual Rows': 3,
            'Actual Loops': 1,
            'Rows Removed by Filter': 97,
          },
          {
            'Node Type': 'Index Scan',
            'Relation Name': 'jobs',
            'Actual Rows': 2,
            'Actual Loops': 3,
          },
        ],
      }),
    ).toBe(106);
  });

  it('counts what a write is given, in a statement of several writes too', () => {
    const write = (rows: number) => ({
      'Node Type': 'ModifyTable',
      'Relation Name': 'runs',
      'Actual Rows': 0,
      Plans: [{ 'Node Type': 'Values Scan', 'Actual Rows': rows }],
    });
    expect(
      touchedBy({ 'Node Type': 'Result', Plans: [write(5), write(2)] }),
    ).toBe(7);
  });
});
