const EXIT_1 = '##[error]Process completed with exit code 1.';

const LINT_FAILURE = [
  '',
  '/home/runner/work/src/http/orders.ts',
  "##[error]  42:11  error  'response' is assigned a value but never used  @typescript-eslint/no-unused-vars",
  '##[error]  57:3   error  Promises must be awaited  @typescript-eslint/no-floating-promises',
  '',
  '✖ 2 problems (2 errors, 0 warnings)',
  EXIT_1,
];

const BROWSER_FAILURE = [
  '  ✘  4 shows the total with tax (30.1s)',
  '',
  '  1) basket.spec.ts:48:3 › shows the total with tax',
  '',
  '    Error: Timed out 30000ms waiting for expect(locator).toHaveText(expected)',
  '',
  "    Locator: getByTestId('total')",
  '    Expected string: "€ 23.80"',
  '    Received string: "€ 20.00"',
  '',
  '  1 failed',
  '  37 passed (2.1m)',
  EXIT_1,
];

const INSTALL_FAILURE = [
  'npm error code ERESOLVE',
  'npm error ERESOLVE could not resolve',
  'npm error While resolving: @demo/logging@4.0.0',
  'npm error Found: pino@9.7.0',
  EXIT_1,
];

const BUILD_FAILURE = [
  "##[error]src/domain/orders.ts(31,18): error TS2339: Property 'currency' does not exist on type 'Price'.",
  "##[error]src/http/orders.ts(12,5): error TS2741: Property 'currency' is missing in type '{ amount: number; }' but required in type 'Money'.",
  '##[error]Process completed with exit code 2.',
];

const TEST_FAILURE = [
  'FAIL src/domain/orders.test.ts (6.318 s)',
  '  ● Orders › a discount applies once › when the voucher is sent twice',
  '',
  '    expect(received).toEqual(expected) // deep equality',
  '',
  '    Expected: {"amount": 1800, "currency": "EUR"}',
  '    Received: {"amount": 1620, "currency": "EUR"}',
  '',
  '      86 |     const total = await orders.total(basket);',
  '      87 |',
  '    > 88 |     expect(total).toEqual({ amount: 1800, currency: "EUR" });',
  '         |                   ^',
  '',
  '      at Object.<anonymous> (src/domain/orders.test.ts:88:19)',
  '',
  'Test Suites: 1 failed, 46 passed, 47 total',
  'Tests:       1 failed, 412 passed, 413 total',
  'Time:        28.402 s',
  EXIT_1,
];

const SMOKE_FAILURE = [
  '  ✗ POST /quotes      503  (5003 ms)',
  '      expected 200 within 2000 ms',
  '      {"error":"upstream_unavailable","upstream":"carrier-sandbox","detail":"connect ECONNREFUSED 10.42.7.19:8443"}',
  '  ✗ GET /carriers     503  (5001 ms)',
  '      expected 200 within 2000 ms',
  '',
  '12 of 14 checks passed',
  '##[error]2 smoke checks failed: POST /quotes, GET /carriers',
  EXIT_1,
];

const CLAIM_FAILURE = [
  'curl: (22) The requested URL returned error',
  '##[error]Process completed with exit code 22.',
];

/** The last lines of a step that did not go well. */
export function failureText(
  jobName: string,
  stepName: string,
  conclusion: string,
): string[] {
  if (conclusion === 'cancelled') {
    return ['##[error]The operation was canceled.'];
  }
  if (conclusion === 'timed_out') {
    return [
      `##[error]The action '${stepName}' has timed out after 30 minutes.`,
    ];
  }
  const step = `${jobName} ${stepName}`.toLowerCase();
  if (step.includes('claim')) return CLAIM_FAILURE;
  if (step.includes('smoke')) return SMOKE_FAILURE;
  if (step.includes('lint') || step.includes('types')) return LINT_FAILURE;
  if (step.includes('browser') || step.includes('e2e')) return BROWSER_FAILURE;
  if (step.includes('install')) return INSTALL_FAILURE;
  if (step.includes('build')) return BUILD_FAILURE;
  if (step.includes('test')) return TEST_FAILURE;
  return ['##[error]Process completed with exit code 1.'];
}
