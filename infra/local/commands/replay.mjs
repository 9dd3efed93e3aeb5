import { runCommand } from './run-command.mjs';

await runCommand(new URL('./replay.ts', import.meta.url).href);
