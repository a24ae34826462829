// Node's module loader, taught TypeScript: `./x.js` may be `./x.ts`. What `npm run build` has compiled of the very text is taken
// from there; the rest is compiled file by file, and kept for the next run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const GLOBALS = new URL('./globals.js', import.meta.url).href;
const place = { root: '', cache: '', salt: '' };
/** What the build compiled: the place of a file's output, by the file's name and the hash of its text. */
let built = new Map();
/** Loaded when the first file has to be compiled: nothing here is dearer. */
let typescript;

export function initialize(given) {
  Object.assign(place, given);
  mkdirSync(place.cache, { recursive: true });
  built = outputsOf(new URL('dist/.tsbuildinfo', place.root));
}

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const url = new URL(`${specifier.slice(0, -3)}.ts`, context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith(place.root) || !url.endsWith('.ts')) return next(url, context);
  const text = readFileSync(new URL(url), 'utf8');
  const source = fromBuild(url, text) ?? (await compiled(url, text));
  return { format: 'module', source, shortCircuit: true };
}

/** TypeScript's own book: the hash of each text that it compiled. */
function outputsOf(book) {
  if (!existsSync(book)) return new Map();
  const { fileNames, fileInfos } = JSON.parse(readFileSync(book, 'utf8'));
  return new Map(
    fileNames.map((name, index) => {
      const { href } = new URL(name, book);
      const output = href.replace(place.root, `${place.root}dist/`).replace(/\.ts$/, '.js');
      return [`${href} ${fileInfos[index].version}`, output];
    }),
  );
}

function fromBuild(url, text) {
  const output = built.get(`${url} ${digest(text)}`);
  if (output === undefined || !existsSync(new URL(output))) return undefined;
  // It is loaded under the name of its source, far from its map; Node follows a relative way only.
  const map = relative(fileURLToPath(new URL('.', url)), fileURLToPath(`${output}.map`));
  const source = readFileSync(new URL(output), 'utf8');
  return source.replace(/\/\/# sourceMappingURL=.*\s*$/, `//# sourceMappingURL=${map.replaceAll('\\', '/')}\n`);
}

async function compiled(url, text) {
  const kept = join(place.cache, `${digest(`${place.salt} ${url} ${text}`)}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  typescript ??= (await import('typescript')).default;
  const { ModuleKind, ScriptTarget } = typescript;
  const { outputText } = typescript.transpileModule(text, {
    fileName: fileURLToPath(url),
    compilerOptions: {
      target: ScriptTarget.ES2023,
      module: ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      inlineSourceMap: true,
    },
  });
  // Another worker may read it at this moment.
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, outputText);
  renameSync(draft, kept);
  return outputText;
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
