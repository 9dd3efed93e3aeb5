import { runCommand } from './run-command.mjs';

await runCommand(new URL('./restore.ts', import.meta.url).href);
