// Says what is wrong with package-lock.json before somebody's `npm ci` does: platform packages that an install dropped
// in silence, and download addresses of one machine's registry. Usage: node tools/check-lock.js [FILE]
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const { packages = {} } = JSON.parse(readFileSync(file, 'utf8'));

/** Node's own search: a package's folder, then the ones above it. */
function isLocked(from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (Object.hasOwn(packages, `${place === '' ? '' : `${place}/`}node_modules/${name}`)) return true;
    if (place === '') return false;
  }
}

const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(from, name))
    .map((name) => `${name}, which ${from === '' ? 'package.json' : from.replace(/^.*node_modules\//, '')} names`),
);
const addressed = Object.entries(packages)
  .filter(([, { resolved, link }]) => resolved !== undefined && link !== true)
  .map(([name]) => name);

if (missing.length > 0) {
  console.error(`${file} lacks optional packages, so that "npm ci" fails with "Missing: … from lock file":`);
  for (const one of missing) console.error(`  - ${one}`);
  console.error(
    'Pin the package that names them to a version whose platform packages the registry has ("overrides" in',
  );
  console.error('package.json), remove package-lock.json and run "npm install" again.');
}
if (addressed.length > 0) {
  console.error(
    `${file} holds download addresses ("resolved") of ${addressed.length} packages, first ${addressed[0]}.`,
  );
  console.error('Run "npm install" with omit-lockfile-registry-resolved=true, as .npmrc sets it.');
}
process.exitCode = missing.length + addressed.length > 0 ? 1 : 0;
