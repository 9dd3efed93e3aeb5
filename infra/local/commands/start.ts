import { parseArgs } from 'node:util';
import { pageWords } from '../identity/page-words.ts';
import { portsFromEnvironment } from '../net/ports.ts';
import type { Runner } from '../runner/runner.ts';
import { startRunner } from '../runner/start-runner.ts';
import { StartProblem } from '../start-problem.ts';
import { dataFolderPath } from './data-folder-path.ts';
import { tellProblem } from './tell-problem.ts';

/** `npm start [-- --no-demo]`: the whole of Rafiq on this machine, until Ctrl-C. */
export const run = (given: readonly string[]): Promise<void> =>
  tellProblem(async () => {
    const { demo } = readArguments(given);
    const folder = dataFolderPath(process.env);
    const begun = performance.now();
    const cutOff = new AbortController();
    const starting = startRunner({
      signal: cutOff.signal,
      dataDir: folder,
      ports: portsFromEnvironment(process.env),
      demo,
      portal: true,
      progress: (message) => console.log(`${message} …`),
      warn: warnSparingly(),
    });
    stopOnSignal(starting, cutOff);
    const runner = await starting;
    console.log(readyMessage(runner, folder, performance.now() - begun));
  });

function readArguments(given: readonly string[]): { demo: boolean } {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: { demo: { type: 'boolean' } },
      allowNegative: true,
    });
    return { demo: values.demo ?? true };
  } catch (error) {
    throw new StartProblem('npm start knows one option: npm start -- --no-demo', { cause: error });
  }
}

const longestStopMs = 1500;

/** Ends with all children within two seconds, whatever they are doing; what was answered is on disk already. */
function stopOnSignal(starting: Promise<Runner>, cutOff: AbortController): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    cutOff.abort();
    // Not `exit`, which waits for threads in the middle of native work; children notice by their pipes.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), longestStopMs).unref();
    starting
      .then((runner) => runner.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
}

const silenceMs = 10_000;

/** Prints a warning, but the same function's only every ten seconds: its log has them all. */
function warnSparingly(): (message: string) => void {
  const last = new Map<string, number>();
  return (message) => {
    const [about = ''] = message.split(' ');
    const now = Date.now();
    if (now - (last.get(about) ?? -silenceMs) < silenceMs) return;
    last.set(about, now);
    console.warn(message);
  };
}

function readyMessage(runner: Runner, folder: string, ms: number): string {
  const { accounts, integrators } = runner.accounts;
  const role = (name: string): string => pageWords.en.roles[name] ?? name;
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  return [
    '',
    'Rafiq is ready',
    '',
    `  Portal         ${runner.portalUrl}`,
    `  API            ${runner.apiUrl}/v1/health`,
    `  API document   ${runner.apiUrl}/v1/openapi.json`,
    `  Identity       ${runner.issuer}`,
    `  Mail inbox     ${runner.mailUrl}`,
    `  Objects        ${runner.objectsUrl}`,
    `  Database       ${runner.databaseUrl}`,
    `  Queues         ${runner.queuesUrl}`,
    `  Bus, control   ${runner.busUrl}`,
    `  Data, logs     ${folder}`,
    '',
    '  Sign in at the portal with one click as',
    ...accounts.map(({ email, role: name, label }) => `    ${email.padEnd(width)}  ${role(name)}, ${label}`),
    ...integrators.map(({ clientId, label }) => `  Machine client: ${clientId} (${label})`),
    '',
    `  Started in ${(ms / 1000).toFixed(1)} s. Stop with Ctrl-C.`,
  ].join('\n');
}
