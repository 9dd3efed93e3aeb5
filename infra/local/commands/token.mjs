import { runCommand } from './run-command.mjs';

await runCommand(new URL('./token.ts', import.meta.url).href);
