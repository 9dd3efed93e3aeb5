import { runCommand } from './run-command.mjs';

await runCommand(new URL('./backup.ts', import.meta.url).href);
