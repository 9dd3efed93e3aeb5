// Plain JavaScript that any Node reads to the end: an old one would die on the first line of a TypeScript file.
const [major, minor] = process.versions.node.split('.').map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);

/** Runs a command written in TypeScript, or says which Node it needs. */
export async function runCommand(specifier) {
  if (!newEnough) {
    console.error(
      `Rafiq needs Node 22.18 or newer, and this is ${process.versions.node}. ` +
        'Use "npm start", "npm run reset" and "npm run token": on Linux x64 and arm64 and on Windows they bring the right Node along after "npm ci".',
    );
    process.exit(1);
  }
  // Functions run in UTC on AWS; threads take the zone from the process.
  process.env.TZ = 'UTC';
  const { run } = await import(specifier);
  await run(process.argv.slice(2));
}
