import { linesOfStep, logLines } from './logLines';

const log = {
  firstLine: 7,
  totalLines: 10,
  text: [
    '\uFEFF2026-03-01T09:30:00.1234567Z ##[group]Set up',
    '2026-03-01T09:30:01.0000000Z ##[endgroup]',
    '2026-03-01T09:30:05.0000000Z \u001b[31mFAIL\u001b[0m rounding',
    '2026-03-01T09:30:06.9000000Z ##[error]exit code 1',
    '2026-03-01T09:30:08.0000000Z Post job cleanup',
    '',
  ].join('\n'),
};

describe('logLines', () => {
  it('takes off stamps, colours and markers and keeps the numbers of the whole log', () => {
    expect(
      logLines(log).map(({ number, text, kind }) => [number, text, kind]),
    ).toEqual([
      [7, 'Set up', 'group'],
      [9, 'FAIL rounding', 'plain'],
      [10, 'exit code 1', 'error'],
      [11, 'Post job cleanup', 'plain'],
    ]);
  });

  it('finds nothing in an empty log', () => {
    expect(logLines({ text: '', firstLine: 1, totalLines: 0 })).toEqual([]);
  });
});

describe('linesOfStep', () => {
  const step = {
    number: 2,
    name: 'Run tests',
    status: 'completed',
    conclusion: 'failure',
    startedAt: '2026-03-01T09:30:02.000Z',
    completedAt: '2026-03-01T09:30:06.000Z',
  };

  it('leaves out what other steps wrote', () => {
    expect(linesOfStep(logLines(log), step, 60).map(line => line.text)).toEqual(
      ['FAIL rounding', 'exit code 1'],
    );
  });

  it('gives the last lines of a log without stamps', () => {
    const plain = logLines({ text: 'a\nb\nc', firstLine: 1, totalLines: 3 });
    expect(linesOfStep(plain, step, 2).map(line => line.text)).toEqual([
      'b',
      'c',
    ]);
  });
});
