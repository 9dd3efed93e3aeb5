import { runCommand } from './run-command.mjs';

await runCommand(new URL('./audit-verify.ts', import.meta.url).href);
