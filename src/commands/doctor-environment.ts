// Doctor's look at the machine: the version of Node, and every variable of the environment.
import { readFileSync } from 'node:fs';
import type { EnvResult } from '../env.js';
import { packageFile } from '../package-file.js';
import { failed, ok } from './doctor-check.js';
import type { Check } from './doctor-check.js';

export function checkNode(version = process.versions.node): Check {
  const { engines } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { engines: { node: string } };
  if (fits(version, engines.node)) return ok('node', `version ${version}`);
  return failed('node', `version ${version} is not one of ${engines.node}`, 'install Node 24, or 20.19 or later of 20');
}

/** Understands what stands in our package.json: `^a.b.c` (same major) and `>=a.b.c`, joined by `||`. */
function fits(version: string, range: string): boolean {
  const own = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const least = part
      .replace(/[^\d.]/g, '')
      .split('.')
      .map(Number);
    const sameMajor = own[0] === least[0];
    if (part.includes('^') && !sameMajor) return false;
    const at = own.findIndex((number, index) => number !== least[index]);
    return at === -1 || (own[at] ?? 0) > (least[at] ?? 0);
  });
}

export function checkEnvironment(found: EnvResult): readonly Check[] {
  switch (found.kind) {
    case 'settings':
      return [ok('environment', 'all variables are set and well formed')];
    case 'unset':
      return [
        failed(
          'environment',
          'no credential of the GitHub App is set',
          'run "npm start" and open the page it names to register the App, or set APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET',
        ),
      ];
    case 'wrong':
      return found.problems.map((problem) =>
        failed('environment', problem, 'set it in the environment or in .env of this folder, then run doctor again'),
      );
  }
}
