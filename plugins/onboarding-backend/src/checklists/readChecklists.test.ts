import { ConfigReader } from '@backstage/config';
import { serviceJoins } from '@mainline/backstage-plugin-onboarding-common';
import type { JsonValue } from '@backstage/types';
import { readChecklists } from './readChecklists';

const checks = ['ci.mainline-built', 'acme.runbook'];
const read = (checklists?: JsonValue) =>
  readChecklists(
    new ConfigReader(
      checklists === undefined ? {} : { onboarding: { checklists } },
    ),
    checks,
  );
const item = { name: 'a', title: 'A', check: 'acme.runbook' };
const list = { name: 'go-live', title: 'Going live', items: [item] };

describe('readChecklists', () => {
  it('has the built-in one without any configuration', () => {
    expect(read()).toEqual([serviceJoins]);
  });

  it('adds others after it', () => {
    expect(
      read([
        {
          ...list,
          items: [item, { name: 'b', title: 'B', confirm: 'We did.' }],
        },
      ]),
    ).toEqual([
      serviceJoins,
      {
        ...list,
        items: [
          { name: 'a', title: 'A', by: { check: 'acme.runbook' } },
          { name: 'b', title: 'B', by: { person: { statement: 'We did.' } } },
        ],
      },
    ]);
  });

  it('puts one of its name in its place', () => {
    const mine = { ...list, name: 'service-joins' };
    expect(read([list, mine]).map(({ name, title }) => [name, title])).toEqual([
      ['service-joins', 'Going live'],
      ['go-live', 'Going live'],
    ]);
  });

  it.each<[string, JsonValue, RegExp]>([
    ['no list', 'all', /onboarding.checklists is string: write a list/],
    ['no object', ['go'], /checklists\[0\] is "go": it has to be a checklist/],
    [
      'a name with spaces',
      [{ ...list, name: 'Go live' }],
      /checklists\[0\]\.name is "Go live": it has to be a name of/,
    ],
    [
      'no title',
      [{ name: 'x', items: [item] }],
      /checklists\[0\]\.title is missing: it has to be a text of 1 to 200/,
    ],
    [
      'no items',
      [{ ...list, items: [] }],
      /checklists\[0\]\.items is \[\]: it has to be a list of 1 to 100 items/,
    ],
    [
      'a field that is not known',
      [{ ...list, owner: 'x' }],
      /checklists\[0\] holds 'owner', which is not known: leave it out/,
    ],
    [
      'a check that there is not',
      [list, { ...list, name: 'x', items: [{ ...item, check: 'ci.built' }] }],
      /checklists\[1\]\.items\[0\]\.check is 'ci.built', and there is no such check: write one of ci.mainline-built, acme.runbook/,
    ],
    [
      'neither check nor confirm',
      [{ ...list, items: [{ name: 'a', title: 'A' }] }],
      /items\[0\] has neither of check and confirm/,
    ],
    [
      'both',
      [{ ...list, items: [{ ...item, confirm: 'We did.' }] }],
      /items\[0\] has both of check and confirm/,
    ],
    [
      'an item twice',
      [{ ...list, items: [item, item] }],
      /items\[1\]\.name is 'a', as that of another item/,
    ],
    [
      'a checklist twice',
      [list, list],
      /checklists\[1\]\.name is 'go-live', as that of another checklist/,
    ],
  ])('refuses %s with what to do', (_, checklists, sentence) => {
    expect(() => read(checklists)).toThrow(sentence);
  });
});
