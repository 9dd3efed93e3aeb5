import { type Control, controlOf } from '../control/control.ts';
import { startSchedules } from '../events/schedules.ts';
import { newActivity } from '../functions/activity.ts';
import { newBell } from '../functions/bell.ts';
import { functionLogs } from '../functions/function-logs.ts';
import { gatewayOfTemplate } from '../http-api/gateway-of-template.ts';
import type { Gateway } from '../http-api/gateway.ts';
import type { Closers } from './closers.ts';
import { functionsHere } from './functions-here.ts';
import type { IdentityHere } from './identity-here.ts';
import { startMappings } from './mappings-here.ts';
import type { Here } from './here.ts';

export interface WorkingsParts extends Here {
  readonly identity: IdentityHere;
  /** Over the template's variables of every function. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Workings {
  readonly gateway: Gateway;
  readonly control: Control;
}

/** A function of ten seconds may take thirty here; the gateway's own thirty stay. */
const timeoutFactor = 3;

/** Starts the template's functions and all that calls them: gateway, streams, queues, schedules. */
export async function startWorkings(parts: WorkingsParts, closers: Closers): Promise<Workings> {
  const { assembly, ground, identity, options } = parts;
  const { queues } = parts.stores;
  const { concurrency = 2, warn = () => undefined } = options;
  const bell = newBell();
  const activity = newActivity();
  const functions = functionsHere(assembly, {
    variables: parts.variables,
    timeoutFactor,
    concurrency,
    activity,
    afterInvocation: () => bell.ring(),
    log: functionLogs(ground.data.file('logs')),
    warn,
  });
  const gateway = gatewayOfTemplate({
    assembly,
    stack: parts.apiStack,
    functionOfArn: (arn) => functions.ofArn(arn),
    localClients: identity.machineIds,
    verify: identity.verify,
  });
  const schedules = startSchedules(assembly, (arn) => functions.ofArn(arn));
  closers.add(() => schedules.stop());
  const mappings = await startMappings(assembly, {
    functions,
    queues,
    database: ground.database,
    state: ground.state,
    bell,
    warn,
    queueRetrySeconds: options.queueRetrySeconds,
    concurrency,
  });
  const { streams } = mappings;
  closers.add(async () => {
    const stopping = [...streams, ...mappings.queues].map((mapping) => mapping.stop());
    // What the mappings wait for is cut off, and counts as not handled.
    await Promise.all([...stopping, ...functions.all().map((each) => each.close())]);
  });
  return {
    gateway,
    control: controlOf({ activity, streams, queues, schedules, functions: functions.all() }),
  };
}
