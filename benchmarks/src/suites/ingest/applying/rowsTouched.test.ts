import { scannedBy } from './rowsTouched';

describe('scannedBy', () => {
  it('counts what scans looked at, in every loop, whether it was left out or not', () => {
    expect(
      scannedBy({
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

  it('does not count what a write says of itself', () => {
    expect(
      scannedBy({
        'Node Type': 'ModifyTable',
        'Relation Name': 'runs',
        'Actual Rows': 5,
      }),
    ).toBe(0);
  });
});
