import { runCommand } from './run-command.mjs';

await runCommand(new URL('./import-samples.ts', import.meta.url).href);
