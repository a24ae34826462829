// What commands with `--json` print: one object, and complaints as one, too.
import type { OutputConfiguration } from 'commander';

export const printJson = (result: object): void => {
  console.log(JSON.stringify(result, null, 2));
};

/** Commander's own complaints, about options: they come before anything is parsed. */
export const complaints: OutputConfiguration = {
  outputError: (text, write) => {
    if (process.argv.includes('--json')) printJson({ error: text.replace(/^error: /, '').trim() });
    else write(text);
  },
};

/** Runs a command; where it was asked for JSON, what it throws is printed as JSON, too. */
export const tellingJson =
  <Options extends { readonly json?: true }>(run: (options: Options) => Promise<void>) =>
  async (options: Options): Promise<void> => {
    try {
      await run(options);
    } catch (error) {
      if (options.json !== true) throw error;
      printJson({ error: error instanceof Error ? error.message : String(error) });
      process.exitCode = 1;
    }
  };
