// Runs a test file as Node runs any module, and not in a realm of its own as Jest's runner does: what the files share (Hearth,
// the GitHub twin, their packages) is loaded, and made fast by V8, once for a worker and not once for each file.
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { give } from './globals.js';

const require = createRequire(import.meta.url);
// Jest's own, for its parts may be others than the ones that npm put on top.
const requireOfJest = createRequire(require.resolve('jest'));
const CIRCUS = join(dirname(requireOfJest.resolve('jest-circus/package.json')), 'build', 'jestAdapterInit.js');
const { ModuleMocker } = requireOfJest('jest-mock');
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

let prepared = false;

export default async function run(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  prepare(config);
  const circus = freshCircus();
  const mocks = new ModuleMocker(globalThis);
  const console = globalThis.console;
  const restoreListeners = listenersNow();
  globalThis.console = environment.global.console;
  try {
    await circus.initialize({
      config,
      environment,
      globalConfig,
      localRequire: require,
      parentProcess: process,
      runtime,
      sendMessageToJest,
      setGlobalsForRuntime: (words) => give({ ...words, jest: jestOf(mocks) }),
      testPath,
    });
    await import(pathToFileURL(testPath).href);
    const setupAfterEnvPerfStats = {};
    return await circus.runAndTransformResultsToJestFormat({ config, globalConfig, setupAfterEnvPerfStats, testPath });
  } finally {
    mocks.restoreAllMocks();
    globalThis.console = console;
    restoreListeners();
    forgetTests();
  }
}

/** Once for a worker. */
function prepare({ cacheDirectory, rootDir }) {
  // Jest's own reads the maps of what Jest compiled: nothing of ours.
  Error.prepareStackTrace = undefined;
  if (prepared) return;
  prepared = true;
  process.setSourceMapsEnabled(true);
  const salt =
    readFileSync(new URL('./hooks.js', import.meta.url), 'utf8') + require('typescript/package.json').version;
  register('./hooks.js', import.meta.url, {
    data: { root: pathToFileURL(`${rootDir}/`).href, cache: join(cacheDirectory, 'hearth'), salt },
  });
}

/** Of what nobody caught. A file that cannot be loaded would leave those that were to tell of its tests. */
function listenersNow() {
  const before = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'].map((name) => ({
    name,
    listeners: process.rawListeners(name),
  }));
  return () => {
    for (const { name, listeners } of before) {
      process.removeAllListeners(name);
      for (const listener of listeners) process.on(name, listener);
    }
  };
}

/** What circus keeps of a file lies here, under symbols that it makes anew for each: its tests, and who hears of them. */
function forgetTests() {
  delete globalThis[TIMEOUT];
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(symbol.description)) delete globalThis[symbol];
  }
}

/** It keeps the tests of a file, and what went wrong there. */
function freshCircus() {
  delete require.cache[CIRCUS];
  return require(CIRCUS);
}

/** As much of `jest` as a file can have that shares its modules with others. */
function jestOf(mocks) {
  const jest = {
    fn: mocks.fn.bind(mocks),
    spyOn: mocks.spyOn.bind(mocks),
    setTimeout: (milliseconds) => {
      globalThis[TIMEOUT] = milliseconds;
      return jest;
    },
  };
  return jest;
}
