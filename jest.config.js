/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, transpilation: true }] },
  // Compiled: Jest loads these two outside its own module loader.
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
  testTimeout: 30_000,
  maxWorkers: 2,
  // What a test file loaded is never given back whole: from some gigabytes on, collecting it stops everything for a second.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/tools/longest-first.js',
};
