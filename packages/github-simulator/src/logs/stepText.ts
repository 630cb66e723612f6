/** What a step writes when all goes well. */
export function stepText(name: string, slug: string, sha: string): string[] {
  const step = name.toLowerCase();
  if (step === 'set up job') {
    return [
      "Current runner version: '2.329.0'",
      '##[group]Operating System',
      'Ubuntu',
      '24.04.3',
      'LTS',
      '##[endgroup]',
      '##[group]GITHUB_TOKEN Permissions',
      'Contents: read',
      'Metadata: read',
      '##[endgroup]',
      'Prepare workflow directory',
      'Prepare all required actions',
      'Getting action download info',
    ];
  }
  if (step === 'complete job') return ['Cleaning up orphan processes'];
  if (step.includes('checkout')) {
    return [
      '##[group]Run actions/checkout@v4',
      'with:',
      `  repository: ${slug}`,
      '  fetch-depth: 1',
      '##[endgroup]',
      `Syncing repository: ${slug}`,
      '##[group]Fetching the repository',
      `[command]/usr/bin/git -c protocol.version=2 fetch --no-tags --prune --depth=1 origin +${sha}`,
      '##[endgroup]',
      `HEAD is now at ${sha.slice(0, 7)}`,
    ];
  }
  if (step.includes('setup-node')) {
    return [
      '##[group]Run actions/setup-node@v4',
      'with:',
      '  node-version: 24',
      '  cache: npm',
      '##[endgroup]',
      'Found in cache @ /opt/hostedtoolcache/node/24.11.1/x64',
      'Cache restored successfully',
    ];
  }
  if (step.includes('claim')) {
    return [...group('curl --fail-with-body … "$CLAIM_URL"')];
  }
  if (step.includes('smoke')) {
    return [
      ...group('./scripts/run-smoke-tests.sh'),
      '14 checks',
      '  ✓ GET /health       200  (41 ms)',
      '  ✓ GET /version      200  (12 ms)',
    ];
  }
  if (step.includes('install')) {
    return [
      ...group('npm ci'),
      'added 1184 packages, and audited 1185 packages in 14s',
      '212 packages are looking for funding',
      'found 0 vulnerabilities',
    ];
  }
  if (step.includes('lint') || step.includes('types')) {
    return [...group('npm run lint'), '> eslint --max-warnings 0 src'];
  }
  if (step.includes('build')) {
    return [
      ...group('npm run build'),
      '> tsc --build',
      'Compiled 214 files',
      'Wrote dist/index.js (418 kB)',
    ];
  }
  if (step.includes('browser')) {
    return [
      ...group('npm run test:e2e'),
      'Running 38 tests using 4 workers',
      '  ✓  1 opens the start page (1.2s)',
      '  ✓  2 signs in (2.4s)',
      '  ✓  3 finds an item by its name (1.9s)',
    ];
  }
  if (step.includes('test')) {
    return [
      ...group('npm test'),
      'PASS src/http/router.test.ts',
      'PASS src/store/migrations.test.ts',
      'PASS src/domain/money.test.ts (5.121 s)',
    ];
  }
  if (step.includes('deploy')) {
    return [
      ...group('./scripts/deploy.sh'),
      'Rolling out 3 instances',
      '1 of 3 ready',
      '2 of 3 ready',
    ];
  }
  return group(name.replace(/^run /i, ''));
}

function group(command: string): string[] {
  return [
    `##[group]Run ${command}`,
    `\u001b[36;1m${command}\u001b[0m`,
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
  ];
}
