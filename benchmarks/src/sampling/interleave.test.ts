import { interleave, type Contender } from './interleave';

describe('interleave', () => {
  function watched() {
    const turns: string[] = [];
    let busy = false;
    const contender = (name: string): Contender => {
      let took = 0;
      return {
        name,
        measure: async () => {
          expect(busy).toBe(false);
          busy = true;
          turns.push(name);
          await Promise.resolve();
          busy = false;
          took += 1;
          return took;
        },
      };
    };
    return { turns, contender };
  }

  it('measures everyone once a round, and never two at once', async () => {
    const { turns, contender } = watched();
    const taken = await interleave([contender('ours'), contender('theirs')], {
      samples: 4,
      warmUp: 0,
    });
    expect(turns.join(' ')).toBe(
      'ours theirs theirs ours theirs ours ours theirs',
    );
    expect(taken).toEqual({ ours: [1, 2, 3, 4], theirs: [1, 2, 3, 4] });
  });

  it('does not count the rounds of the warm-up', async () => {
    const { turns, contender } = watched();
    const rounds: number[] = [];
    const taken = await interleave([contender('ours')], {
      samples: 2,
      warmUp: 3,
      onRound: done => rounds.push(done),
    });
    expect(turns).toHaveLength(5);
    expect(taken).toEqual({ ours: [4, 5] });
    expect(rounds).toEqual([1, 2]);
  });

  it('fails with what failed: a sample is never left out', async () => {
    const { contender } = watched();
    const broken = {
      name: 'broken',
      measure: () => Promise.reject(new Error('answered 500')),
    };
    await expect(
      interleave([contender('ours'), broken], { samples: 1, warmUp: 0 }),
    ).rejects.toThrow('answered 500');
  });

  it('stops when it is told to', async () => {
    const { turns, contender } = watched();
    const stopping = new AbortController();
    await expect(
      interleave([contender('ours')], {
        samples: 100,
        warmUp: 0,
        signal: stopping.signal,
        onRound: done => done === 2 && stopping.abort(),
      }),
    ).rejects.toThrow('aborted');
    expect(turns).toHaveLength(2);
  });

  it('refuses two of one name', async () => {
    const { contender } = watched();
    await expect(
      interleave([contender('ours'), contender('ours')], {
        samples: 1,
        warmUp: 0,
      }),
    ).rejects.toThrow("'ours'");
  });
});
