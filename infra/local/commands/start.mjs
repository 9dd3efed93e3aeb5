import { runCommand } from './run-command.mjs';

await runCommand(new URL('./start.ts', import.meta.url).href);
