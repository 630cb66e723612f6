/**
 * Names of jobs, steps and workflows that run tests, and names that only look like it. Matched, without regard to case,
 * against a name in plain words: `unit-tests (Node 24)` is read as `unit tests node 24`, and `&`, `+` and `,` as `and`.
 */
export const testNames: string[] = [
  // what people call it
  '\\btests?\\b',
  '\\btesting\\b',
  '\\bunittests?\\b',
  '\\bspecs?\\b',
  '\\be2e\\b',
  '\\bend to end\\b',
  '\\b(unit|integration|acceptance|regression|smoke)( suite)?$',
  '테스트|テスト|测试',
  // what runs it
  '\\b(jest|vitest|mocha|jasmine|karma|ava|cypress|playwright|puppeteer|testcafe|webdriverio|nightwatch)\\b',
  '\\b(pytest|tox|nox|nosetests|behave|robot framework)\\b',
  '\\b(rspec|minitest|cucumber|phpunit|pest|behat|codeception)\\b',
  '\\b(junit|testng|spock|surefire|failsafe|kotest|scalatest)\\b',
  '\\b(nextest|ctest|gtest|googletest|catch2|bats|nunit|xunit|exunit|eunit)\\b',
  '\\b(mvn|mvnw|maven)\\b.*\\b(verify|integration test)\\b',
  '\\b(gradle|gradlew)\\b.*\\bcheck\\b',
  '\\bmake check\\b',
];

/** What comes between a verb and `test` must not start anew: `deploy and test` does test. */
const object = '(?:(?! and ).)*';

export const noTestNames: string[] = [
  // something else is done to an environment, a report or a file that is named after tests
  `\\b(deploy|release|publish|promote|provision|roll ?back|upload|download|install|set ?up|prepare|configure|bootstrap|seed|migrate|lint|format|archive|collect|merge|comment|annotate|cache|restore|checkout|clone|start|stop|wait for|create|delete|clean ?up|tear ?down|notify|approve)\\b${object}\\b(e2e|end to end|tests?|testing|specs?|jest|vitest|cypress|playwright|junit|pytest)\\b`,
  '\\b(tests?|specs?|e2e|testing|jest|junit|cypress|playwright|pytest|vitest)( (?!and )\\w+)? (deploy|deploys|deployment|environments?|env|server|cluster|namespace|stage|images?|release|accounts?|data|fixtures?|results?|reports?|reporter|summary|logs?|artifacts?|videos?|screenshots?|coverage|dependencies|deps|browsers|database|db|setup|cleanup|teardown|matrix|plan|list|selection)$',
  // the end of an action that was set up before, and tests that are left out
  '^post ',
  '\\bd?skip( all| the)? ?tests?\\b',
  '\\bdmaven test skip\\b',
  '\\b(api|openapi|open api|swagger|json|asyncapi) specs?$',
  '\\bx test\\b',
];
