import { candidate } from '../../testing';
import { candidateGroups } from './candidateGroups';
import { isSuperseded } from './isSuperseded';

const now = Date.parse('2026-03-02T10:00:00.000Z');

/** Stages in letters, newest first; `*` is live somewhere. */
function rowsOf(words: string[]) {
  return words.map((word, index) =>
    candidate(100 - index, word.replace('*', ''), now, {
      liveIn: word.endsWith('*') ? ['uat'] : [],
    }),
  );
}

describe('isSuperseded', () => {
  it.each<[string, string[], boolean]>([
    ['a newer one came as far', ['pp', 'pp'], true],
    ['a newer one came further', ['ppp', 'p'], true],
    ['none is newer', ['pp'], false],
    ['it came further than all that are newer', ['pp', 'ppp'], false],
    ['it is live', ['ppp', 'ppp*'], false],
    ['it is on its way', ['ppp', 'pr'], false],
    ['it failed where a newer one passed', ['pp', 'pf'], true],
    ['it failed where none passed since', ['p', 'pf'], false],
    ['the newer one failed there too', ['pf', 'pf'], true],
    ['no build is green yet', ['f', 'f'], false],
    ['it passed where the newer one failed', ['pf', 'pp'], false],
    ['nothing built it, and a newer one passed', ['p', ''], true],
    ['nothing built either yet', ['', ''], false],
    ['no one newer came as far in every stage', ['ppw', 'pwp', 'ppp'], false],
  ])('%s', (_, words, expected) => {
    const rows = rowsOf(words);
    expect(isSuperseded(rows[rows.length - 1], rows)).toBe(expected);
  });
});

describe('candidateGroups', () => {
  it('keeps the order and groups neighbours', () => {
    const groups = candidateGroups(rowsOf(['pp', 'p', 'p', 'p*', 'p']));
    expect(
      groups.map(each => `${each.superseded} ${each.rows.length}`),
    ).toEqual(['false 1', 'true 2', 'false 1', 'true 1']);
  });
});
