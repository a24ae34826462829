// Files that ship beside the code, wherever it was compiled to.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file of the package, such as `package.json` or `app.yml`. Throws when the package is incomplete. */
export function packageFile(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, name))) return join(folder, name);
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${name} is missing from this installation of Hearth`);
    folder = parent;
  }
}
