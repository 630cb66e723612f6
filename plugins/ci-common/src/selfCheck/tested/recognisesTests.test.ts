import { recognisesTests } from './recognisesTests';

const isTest = recognisesTests({ testNames: [], noTestNames: [] });

describe('recognisesTests', () => {
  it.each([
    'test',
    'Tests',
    'unit-tests (ubuntu-latest, 24)',
    'unit_test',
    'unitTests',
    'UnitTest',
    'Integration',
    'integration-test',
    'acceptance tests',
    'e2e',
    'E2E (chromium)',
    'End-to-end',
    'spec',
    'Run npm test',
    'Run npm run test:unit',
    'Run yarn test --coverage',
    'Run npx jest --ci',
    'vitest',
    'Run npx playwright test',
    'cypress run',
    'Run pytest -q',
    'tox',
    'Run go test ./...',
    'Run cargo nextest run',
    'Run mvn -B verify',
    'Run ./mvnw clean integration-test',
    'Run ./gradlew check',
    'Run dotnet test',
    'Run bundle exec rspec',
    'Run make check',
    'phpunit',
    'Build and test',
    'build & test',
    'Build, test',
    'Install and test',
    'Deploy and test',
    'Test and deploy',
    'Lint + tests',
    'Run smoke tests',
    'load test',
    '단위 테스트',
  ])('%s runs tests', name => {
    expect(isTest(name)).toBe(true);
  });

  it.each([
    '',
    'build',
    'lint',
    'latest',
    'contest',
    'Attest build provenance',
    'fastest mirror',
    'inspect',
    'special',
    'deploy',
    'test-deploy',
    'deploy-test',
    'Deploy to test',
    'Deploy to the test environment',
    'Promote to e2e',
    'test-environment',
    'Test results',
    'Upload test results',
    'Publish Test Report',
    'Publish to TestPyPI',
    'Publish to test.pypi.org',
    'Set up test database',
    'Setup tests',
    'Install Playwright browsers',
    'Install test dependencies',
    'Cache cypress',
    'Build test image',
    'Start e2e environment',
    'Test coverage',
    'Post Run tests',
    'Run mvn package -DskipTests',
    'Skip tests',
    'Generate OpenAPI spec',
    'Comment test summary',
    'Run mvn package',
    'constructor',
  ])('%s runs none', name => {
    expect(isTest(name)).toBe(false);
  });

  it('learns names from the rules, and what they say goes first', () => {
    const ours = recognisesTests({
      testNames: ['^gate$', '^Publish to test$'],
      noTestNames: ['^smoke'],
    });
    expect(
      ['Gate', 'gates', 'Publish to test', 'Smoke tests', 'test'].map(ours),
    ).toEqual([true, false, true, false, true]);
  });

  it('refuses a pattern that is no regular expression, by the name of its rule', () => {
    expect(() =>
      recognisesTests({ testNames: ['('], noTestNames: [] }),
    ).toThrow(/tested\.testNames.*'\('/);
  });
});
