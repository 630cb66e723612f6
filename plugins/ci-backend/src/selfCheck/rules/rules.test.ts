import { ConfigReader } from '@backstage/config';
import { defaultSelfCheckRules } from '@mainline/backstage-plugin-ci-common';
import type { JsonObject } from '@backstage/types';
import { readSelfCheckConfig } from './readSelfCheckConfig';
import { rulesOfTeam } from './rulesOfTeam';

const owner = 'group:default/x';

function read(selfCheck: JsonObject) {
  return readSelfCheckConfig(new ConfigReader({ ci: { selfCheck } }));
}

function calendarOf(
  annotations: Record<string, string>,
  selfCheck: JsonObject = {},
) {
  const { rules, mistakes } = rulesOfTeam(read(selfCheck), {
    owner,
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [
        `ci.mainline/${name}`,
        value,
      ]),
    ),
  });
  return { ...rules.calendar, mistakes };
}

describe('the rules of the self-check', () => {
  it('are the defaults where nothing is configured or annotated', () => {
    const config = readSelfCheckConfig(new ConfigReader({}));
    expect(config.rules).toEqual(defaultSelfCheckRules);
    expect(rulesOfTeam(config, {})).toEqual({
      rules: defaultSelfCheckRules,
      mistakes: [],
    });
  });

  it('are the organisation’s, and over them the team’s, field by field', () => {
    const config = read({
      bots: ['^robot$'],
      daily: { windowDays: 20, yesFromShare: 0.7 },
      teams: [{ owner: 'x', daily: { yesFromShare: 0.5 }, bots: [] }],
    });
    const team = rulesOfTeam(config, { owner }).rules;
    expect(team.daily).toEqual({
      ...defaultSelfCheckRules.daily,
      windowDays: 20,
      yesFromShare: 0.5,
    });
    expect(team.bots).toEqual([]);
    const other = rulesOfTeam(config, { owner: 'group:default/y' }).rules;
    expect(other.daily.yesFromShare).toBe(0.7);
    expect(other.bots).toEqual(['^robot$']);
  });

  it('take the calendar of a team from its annotations, over the organisation’s and under its own configuration', () => {
    const annotations = {
      'time-zone': 'Asia/Seoul',
      'working-hours': '10:00 - 19:00',
      'working-days': 'Sun, mon,tue,wed,thu',
      holidays: '2026-10-03,2026-12-25',
    };
    const organisation = { calendar: { timeZone: 'Europe/Berlin' } };
    expect(calendarOf(annotations, organisation)).toEqual({
      timeZone: 'Asia/Seoul',
      from: '10:00',
      until: '19:00',
      workingDays: [1, 2, 3, 4, 7],
      holidays: ['2026-10-03', '2026-12-25'],
      mistakes: [],
    });
    expect(
      calendarOf(annotations, {
        ...organisation,
        teams: [{ owner, calendar: { timeZone: 'Asia/Tokyo' } }],
      }),
    ).toMatchObject({ timeZone: 'Asia/Tokyo', from: '10:00' });
    expect(calendarOf({}, organisation).timeZone).toBe('Europe/Berlin');
  });

  it.each([
    ['time-zone', 'Seoul', /an IANA time zone such as Europe\/Berlin/],
    ['working-hours', 'nine to six', /two times of one day/],
    ['working-hours', '22:00-06:00', /the first before the second/],
    ['working-days', 'mon,funday', /weekdays separated by commas/],
    ['working-days', '', /weekdays separated by commas/],
    ['holidays', '25.12.2026', /dates separated by commas/],
  ])(
    'pass over an annotation %s that is %j, and say so',
    (name, value, sentence) => {
      const { mistakes, ...calendar } = calendarOf({
        holidays: '2026-12-25',
        [name]: value,
      });
      expect(calendar).toEqual({
        ...defaultSelfCheckRules.calendar,
        ...(name === 'holidays' ? {} : { holidays: ['2026-12-25'] }),
      });
      expect(mistakes).toEqual([expect.stringMatching(sentence)]);
      expect(mistakes[0]).toContain(
        `The annotation ci.mainline/${name} of group:default/x is '${value}'`,
      );
    },
  );

  it.each<[string, JsonObject, RegExp]>([
    [
      'a key that is not known',
      { daily: { yesFrom: 1 } },
      /ci\.selfCheck\.daily\.yesFrom is not known/,
    ],
    [
      'a share above 1',
      { tested: { yesFromShare: 95 } },
      /ci\.selfCheck\.tested\.yesFromShare is 95: it has to be a number from 0 to 1/,
    ],
    [
      'a window of no days',
      { fixing: { windowDays: 0 } },
      /ci\.selfCheck\.fixing\.windowDays is 0: it has to be a whole number of days/,
    ],
    [
      'a pattern that is none',
      { bots: ['['] },
      /ci\.selfCheck\.bots\.0 is "\[": it has to be a regular expression/,
    ],
    [
      'a time zone that there is not',
      { calendar: { timeZone: 'Mars' } },
      /ci\.selfCheck\.calendar can't be used: timeZone .* 'Mars'/,
    ],
    [
      'an owner that is no entity ref',
      { teams: [{ owner: '' }] },
      /ci\.selfCheck\.teams\[0\]\.owner is '': it has to be the entity ref/,
    ],
    [
      'an owner without a name',
      { teams: [{ daily: {} }] },
      /ci\.selfCheck\.teams\.0\.owner is undefined: it has to be the entity ref/,
    ],
    [
      'a team twice',
      { teams: [{ owner: 'x' }, { owner: 'group:default/x' }] },
      /has 'group:default\/x' more than once/,
    ],
    [
      'hours of a team that do not fit the organisation’s',
      { teams: [{ owner: 'x', calendar: { from: '19:00' } }] },
      /ci\.selfCheck\.teams\[0\]\.calendar can't be used: from and until/,
    ],
  ])('refuse %s when the backend starts', (_, config, sentence) => {
    expect(() => read(config)).toThrow(sentence);
  });
});
