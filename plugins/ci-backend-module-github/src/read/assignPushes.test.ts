import type { BranchActivity } from '../translate/translateActivity';
import type { ListedCommit } from '../translate/translateCommit';
import { assignPushes } from './assignPushes';

/** `d<c<b` : d's parent is c, c's is b; a merge is `m<a+f`. Newest first, as GitHub lists. */
function commits(...lines: string[]): ListedCommit[] {
  return lines.map(line => {
    const [sha, parents = ''] = line.split('<');
    return {
      sha,
      parents: parents.split('+').filter(Boolean),
      message: sha,
      committedAt: '2026-03-01T10:00:00.000Z',
    };
  });
}

/** `a..b`: moved from a to b. Newest first. */
function pushes(...lines: string[]): BranchActivity[] {
  return lines.map((line, index) => {
    const [before, after] = line.split('..');
    const at = `2026-03-01T11:00:0${lines.length - index}.000Z`;
    return { before, after, at, how: 'push' };
  });
}

const assigned = (result: ReturnType<typeof assignPushes>) =>
  result.map(
    ({ push, commits: brought, incomplete }) =>
      `${push.before}..${push.after}: ${brought
        .map(({ sha }) => sha)
        .join(' ')}${incomplete ? ' …' : ''}`,
  );

describe('assignPushes', () => {
  it.each<[string, BranchActivity[], ListedCommit[], string[]]>([
    ['no push', [], commits('b<a', 'a'), []],
    [
      'pushes of one and of several commits',
      pushes('b..d', 'a..b'),
      commits('d<c', 'c<b', 'b<a', 'a'),
      ['a..b: b', 'b..d: d c'],
    ],
    [
      'a push from a commit that the list no longer holds',
      pushes('a..b'),
      commits('b<a'),
      ['a..b: b'],
    ],
    [
      'a merge with the commits of its branch',
      pushes('b..m'),
      commits('m<b+g', 'g<f', 'b<a', 'f<a', 'a'),
      ['b..m: m g f'],
    ],
    [
      'a merge whose branch is longer than the list',
      pushes('b..m'),
      commits('m<b+g', 'g<f', 'b<a'),
      ['b..m: m g …'],
    ],
    [
      'a push whose head is not in the list',
      pushes('a..b'),
      commits('a'),
      ['a..b:  …'],
    ],
    [
      'a merge of a branch that an earlier push had merged in part',
      pushes('m..n', 'a..m'),
      commits('n<m+h', 'h<g', 'm<a+g', 'g<a', 'a'),
      ['a..m: m g', 'm..n: n h'],
    ],
    [
      'a head that is listed after its parent, its clock being late',
      pushes('a..c'),
      commits('b<a', 'c<b', 'a'),
      ['a..c: c b'],
    ],
    [
      'a push back to where the branch has been',
      pushes('b..a', 'a..b'),
      commits('a'),
      ['a..b:  …', 'b..a: '],
    ],
  ])('tells the commits of %s', (_, moves, list, expected) => {
    expect(assigned(assignPushes(moves, list))).toEqual(expected);
  });

  it('goes by what is known exactly, without what had arrived before', () => {
    const moves = pushes('b..m', 'a..b');
    const list = commits('m<b+g', 'b<a');
    const exact = new Map([[moves[0], commits('m<b+g', 'g<f', 'f<b', 'b<a')]]);
    expect(assigned(assignPushes(moves, list, exact))).toEqual([
      'a..b: b',
      'b..m: m g f',
    ]);
  });
});
