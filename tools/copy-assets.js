// Copies what the compiler does not: SQL migrations and the twin's JSON, to where the compiled code looks for them.
import { cpSync, existsSync } from 'node:fs';

for (const folder of ['src/store/migrations', 'test/twin']) {
  if (existsSync(folder)) {
    cpSync(folder, `dist/${folder}`, {
      recursive: true,
      filter: (path) => !path.endsWith('.ts'),
    });
  }
}
