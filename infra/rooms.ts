import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionAccess, RoomAccess, WorkerAccess } from '../functions/kernel/access.ts';
import { repositoryRoot } from './repository.ts';

/** One Lambda function: a room's API or a part of it, or one of its workers. */
export interface FunctionPlan {
  /** `leads-api`, `leads-place-lead`: names the bundle, the function and its queues. */
  readonly name: string;
  readonly room: string;
  /** The source file, from the repository's root. */
  readonly entry: string;
  readonly access: FunctionAccess;
  /** Absent for API functions. */
  readonly trigger?: WorkerAccess['trigger'];
  /** Of an API function beside the room's first: what the paths of its routes begin with. */
  readonly under?: string;
}

/** Finds every room by its `functions/<room>/access.ts`, so that a new room joins by being there. */
export async function findRooms(): Promise<RoomAccess[]> {
  const folder = path.join(repositoryRoot, 'functions');
  const names = readdirSync(folder)
    .filter((name) => name !== 'kernel' && existsSync(path.join(folder, name, 'access.ts')))
    .sort();
  return await Promise.all(names.map((name) => readAccess(name, path.join(folder, name, 'access.ts'))));
}

async function readAccess(name: string, file: string): Promise<RoomAccess> {
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { access?: RoomAccess };
  if (loaded.access?.room !== name) {
    throw new Error(`functions/${name}/access.ts must export \`access\` with room '${name}'.`);
  }
  return loaded.access;
}

/** The API function of a room that serves the routes of a path, if the room is there. */
export function apiFor(
  plans: readonly FunctionPlan[],
  { room, path: of }: { room: string; path: string },
): FunctionPlan | undefined {
  const apis = plans.filter((plan) => plan.room === room && plan.trigger === undefined);
  return (
    apis.find(({ under }) => under !== undefined && of.startsWith(under)) ??
    apis.find(({ under }) => under === undefined)
  );
}

/** Lists the functions of a room: its API first, then what else serves routes, then its workers, each by name. */
export function functionsOf(room: RoomAccess): FunctionPlan[] {
  const api: FunctionPlan = {
    name: `${room.room}-api`,
    room: room.room,
    entry: `functions/${room.room}/api.ts`,
    access: room.api,
  };
  const inOrder = <Value>(named: Readonly<Record<string, Value>> = {}) =>
    Object.entries(named).sort(([first], [second]) => first.localeCompare(second));
  const apis = inOrder(room.apis).map(([name, access]) => ({
    name: `${room.room}-${name}`,
    room: room.room,
    entry: `functions/${room.room}/${access.entry}`,
    access,
    under: access.under,
  }));
  const workers = inOrder(room.workers).map(([name, worker]) => ({
    name: `${room.room}-${name}`,
    room: room.room,
    entry: `functions/${room.room}/${worker.entry}`,
    access: worker,
    trigger: worker.trigger,
  }));
  return [api, ...apis, ...workers];
}
