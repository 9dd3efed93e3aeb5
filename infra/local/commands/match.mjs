import { runCommand } from './run-command.mjs';

await runCommand(new URL('./match.ts', import.meta.url).href);
