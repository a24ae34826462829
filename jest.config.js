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
  // One more than the cores that are promised: much of a test on the road is waiting.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tools/longest-first.js',
};
