// `hearth doctor`: looks at everything Hearth leans on, and says for each what is wrong and how to mend it.
import { Command, Option } from 'commander';
import { checkAddress } from './doctor-address.js';
import { checkDatabase } from './doctor-database.js';
import { checkEnvironment, checkNode } from './doctor-environment.js';
import { checkGitHub } from './doctor-github.js';
import { checkPages } from './doctor-pages.js';
import { checkRedis } from './doctor-redis.js';
import type { IntakeWay } from '../hearth.js';
import type { Check } from './doctor-check.js';
import { readEnvironment } from './environment.js';
import { printJson } from './json.js';
import { addressIn, credentialsIn, pagesIn, urlIn } from './partial-settings.js';
import { wrap } from './terminal.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'check environment, address, pages, GitHub, hearth.yml files, database and Redis; each problem with its fix',
    )
    .addOption(
      new Option('--intake <way>', 'how Hearth is started: push or pull').choices(['push', 'pull']).default('push'),
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ json, intake }: { json?: true; intake: IntakeWay }) => {
      const checks = await examine(intake);
      const failed = checks.filter(({ state }) => state === 'failed').length;
      if (json === true) printJson({ ok: failed === 0, checks });
      else console.log(`${checks.map(print).join('\n')}\n\n${summary(failed)}`);
      process.exitCode = failed === 0 ? 0 : 1;
      // A connection that never answered must not keep a finished command alive.
      process.stdout.write('', () => process.exit());
    });
}

async function examine(intake: IntakeWay): Promise<readonly Check[]> {
  // One wrong variable must not hide what does not depend on it: each check takes what it needs, where that is right.
  const found = readEnvironment();
  const { env } = process;
  const credentials = credentialsIn(env);
  const database = urlIn(env, 'DATABASE_URL');
  const redis = urlIn(env, 'REDIS_URL');
  const address = addressIn(env);
  const pages = pagesIn(env);
  const looked = await Promise.all([
    'problems' in credentials ? [] : checkGitHub(credentials, intake),
    address === undefined ? [] : checkAddress(address.host, address.port),
    pages === undefined ? [] : checkPages(pages),
    database === 'wrong' ? [] : checkDatabase(database.url),
    redis === 'wrong' ? [] : checkRedis(redis.url),
  ]);
  return [checkNode(), ...checkEnvironment(found), ...looked.flat()];
}

const SIGNS = { ok: 'ok    ', note: 'note  ', failed: 'FAILED' } as const;

function print({ name, state, detail, fix }: Check): string {
  const head = wrap(`${name}: ${detail}`, `${SIGNS[state]}  `, ' '.repeat(8));
  return fix === undefined ? head : `${head}\n${wrap(`fix: ${fix}`, ' '.repeat(8), ' '.repeat(13))}`;
}

function summary(failed: number): string {
  if (failed === 0) return 'Everything that was checked is in order.';
  return failed === 1 ? 'One check failed.' : `${failed} checks failed.`;
}
