#!/usr/bin/env node
// Runs the TypeScript sources as they are, by the transform that Backstage's own tools use.
require('@backstage/cli/config/nodeTransform.cjs');
const { runCli } = require('../src/cli');

runCli(process.argv.slice(2)).catch(error => {
  process.stderr.write(`github-simulator: ${error.message}\n`);
  process.exit(1);
});
