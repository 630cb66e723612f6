import { matcherOf } from '../SelfCheckContext';
import type { SelfCheckRules } from '../SelfCheckRules';
import { noTestNames, testNames } from './testNames';

/**
 * Whether the name of a job, step or workflow says that it runs tests. What the rules add is asked first, so that a team can
 * name what the table does not know, or gets wrong; its words are matched against the name as written and in plain words.
 *
 * @throws InputError on a pattern that is no regular expression
 */
export function recognisesTests(
  rules: Pick<SelfCheckRules['tested'], 'testNames' | 'noTestNames'>,
): (name: string) => boolean {
  const isOurs = matcherOf('tested.testNames', rules.testNames);
  const isNotOurs = matcherOf('tested.noTestNames', rules.noTestNames);
  const isKnown = matcherOf('tested.testNames', testNames);
  const isKnownNot = matcherOf('tested.noTestNames', noTestNames);
  const said = new Map<string, boolean>();
  const read = (name: string) => {
    const plain = inPlainWords(name);
    if (isNotOurs(name) || isNotOurs(plain)) return false;
    if (isOurs(name) || isOurs(plain)) return true;
    return isKnown(plain) && !isKnownNot(plain);
  };
  return name => {
    const known = said.get(name) ?? read(name);
    said.set(name, known);
    return known;
  };
}

/**
 * Lower case, with one space for whatever stands between words; `camelCase` is two. How a command is to do its work does not
 * change what it does: `yarn test --coverage` tests. What it is to skip does.
 */
function inPlainWords(name: string): string {
  return name
    .replace(/\s--(?!skip)[\w-]+/g, '')
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[&+,]/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
