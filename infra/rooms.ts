import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionAccess, RoomAccess, WorkerAccess } from '../functions/kernel/access.ts';
import { repositoryRoot } from './repository.ts';

/** One Lambda function: a room's API, a part of it, or one of its workers. */
export interface FunctionPlan {
  /** `leads-api`, `leads-place-lead`: names the bundle, the function and its queues. */
  readonly name: string;
  readonly room: string;
  /** The source file, from the repository's root. */
  readonly entry: string;
  readonly access: FunctionAccess;
  /** The routes of a part of an API; absent for all other functions. */
  readonly routes?: readonly string[];
  /** Absent for functions of the API. */
  readonly trigger?: WorkerAccess['trigger'];
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

/** Lists the functions of a room: its API first, then the parts of it and its workers, each by name. */
export function functionsOf(room: RoomAccess): FunctionPlan[] {
  const api: FunctionPlan = {
    name: `${room.room}-api`,
    room: room.room,
    entry: `functions/${room.room}/api.ts`,
    access: room.api,
  };
  const parts = byName(room.apiParts).map(([name, part]) => ({
    name: `${room.room}-${name}-api`,
    room: room.room,
    entry: `functions/${room.room}/${part.entry}`,
    access: part,
    routes: part.routes,
  }));
  const workers = byName(room.workers).map(([name, worker]) => ({
    name: `${room.room}-${name}`,
    room: room.room,
    entry: `functions/${room.room}/${worker.entry}`,
    access: worker,
    trigger: worker.trigger,
  }));
  return [api, ...parts, ...workers];
}

const byName = <Access>(named: Readonly<Record<string, Access>> = {}): [string, Access][] =>
  Object.entries(named).sort(([first], [second]) => first.localeCompare(second));
