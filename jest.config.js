/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Node loads the tests, and compiles what the build did not: Jest has nothing to transform.
  testRunner: '<rootDir>/tools/jest/runner.js',
  transform: {},
  // Compiled: Jest loads these two itself.
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
  testTimeout: 30_000,
  maxWorkers: 2,
  // What a test file keeps is never given back whole: from some gigabytes on, collecting it stops everything for a second.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/tools/longest-first.js',
};
