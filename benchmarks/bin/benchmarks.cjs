#!/usr/bin/env node
// Runs the TypeScript sources as they are, by the transform that Backstage's own tools use.
require('@backstage/cli/config/nodeTransform.cjs');
const { runCli } = require('../src/cli');

runCli(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
