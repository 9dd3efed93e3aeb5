import { runCommand } from './run-command.mjs';

await runCommand(new URL('./reset.ts', import.meta.url).href);
