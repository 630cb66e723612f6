import { CommandLineError } from './CommandLineError';
import { helpText, parseCommand } from './parseCommand';
import type { Suite } from './suites';

const demo: Suite = {
  name: 'demo',
  summary: 'first impressions',
  parts: ['pages', 'deploy'],
  run: async () => {},
};
const ingest: Suite = { ...demo, name: 'ingest', summary: 'history' };

const parse = (...args: string[]) => parseCommand(args, [demo, ingest]);

describe('parseCommand', () => {
  it('takes a suite by its name, with 500 samples over 450 services and ninety days', () => {
    expect(parse('demo')).toEqual({
      help: false,
      suite: demo,
      options: {
        samples: 500,
        warmUp: 50,
        services: 450,
        days: 90,
        runs: 1_000_000,
        seconds: 300,
        rate: 200,
        slice: 10,
        only: undefined,
      },
    });
  });

  it("takes a suite's own numbers where nothing is typed", () => {
    const large = { ...demo, name: 'large', defaults: { services: 5000 } };
    const of = (...args: string[]) => parseCommand(args, [large]);
    expect(of('large')).toMatchObject({ options: { services: 5000 } });
    expect(of('large', '--services', '20')).toMatchObject({
      options: { services: 20 },
    });
  });

  it('takes every number, and parts', () => {
    const command = parse(
      ...['ingest', '--samples', '20', '--warm-up', '0'],
      ...['--services', '20', '--days', '7', '--only', 'pages'],
      ...['--runs', '50000', '--seconds', '25', '--rate', '9', '--slice', '2'],
    );
    expect(command).toMatchObject({
      suite: ingest,
      options: {
        samples: 20,
        warmUp: 0,
        services: 20,
        days: 7,
        runs: 50_000,
        seconds: 25,
        rate: 9,
        slice: 2,
        only: ['pages'],
      },
    });
  });

  it.each([
    ['an unknown suite', ['pages'], "no suite 'pages': there is demo, ingest"],
    ['two suites', ['demo', 'ingest'], 'Name one suite'],
    ['no suite', ['--samples', '5'], 'Name one suite'],
    ['an unknown flag', ['demo', '--fast'], "'--fast'"],
    ['an unknown part', ['demo', '--only', 'x'], 'choose from pages, deploy'],
    ['no samples', ['demo', '--samples', '0'], 'from 1 on'],
    ['half a sample', ['demo', '--samples', '1.5'], 'from 1 on'],
    ['too few services', ['demo', '--services', '19'], 'from 20 on'],
    ['a word for a number', ['demo', '--days', 'all'], "not 'all'"],
  ])('refuses %s in a sentence', (_, args, sentence) => {
    expect(() => parse(...args)).toThrow(CommandLineError);
    expect(() => parse(...args)).toThrow(sentence);
  });

  it.each([[[]], [['--help']], [['demo', '-h']]])(
    'helps when asked %j',
    args => {
      expect(parse(...args)).toEqual({ help: true });
    },
  );
});

describe('helpText', () => {
  it('lists every suite with its parts', () => {
    const text = helpText([demo, ingest]);
    expect(text).toContain('demo   first impressions');
    expect(text).toContain('ingest   history');
    expect(text).toContain('parts: pages, deploy');
  });
});
