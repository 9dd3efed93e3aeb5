/** Rooms are alike: the same files in the same places, each saying what it needs. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { roomOf } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { describe, expect, test } from 'vitest';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { isTest, root, sourceFiles, textOf } from './source-files.ts';

const rooms = await findRooms();
const functionsFolder = path.join(root, 'functions');
const places = ['cli', 'domain', 'handlers', 'store', 'workers'];

describe.each(rooms.map((access) => [access.room, access] as const))('%s', (room, access) => {
  const folder = path.join(functionsFolder, room);

  test('has its API, its access and its handlers, and no place the house does not know', async () => {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['access.ts', 'api.ts', 'domain', 'handlers', 'store'].filter(isIn(room))),
    );
    const unknown = entries.filter((entry) => entry.isDirectory() && !places.includes(entry.name));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  test('has a door exactly if another room comes in', async () => {
    const elsewhere = (await sourceFiles(['functions'])).filter(
      (file) => !file.startsWith(`functions/${room}/`) && !isTest(file),
    );
    const texts = await Promise.all(elsewhere.map(textOf));
    const visited = texts.some((text) => text.includes(`'#functions/${room}/index.ts'`));
    expect(existsSync(path.join(folder, 'index.ts'))).toBe(visited);
  });

  test('exports one handler for each of its functions', async () => {
    for (const { entry } of functionsOf(access)) {
      expect([entry, existsSync(path.join(root, entry))]).toEqual([entry, true]);
      expect(await textOf(entry)).toMatch(/^export const handler = /m);
    }
  });

  test('leaves no worker file unused', async () => {
    const workers = path.join(folder, 'workers');
    const files = existsSync(workers)
      ? (await readdir(workers)).filter((name) => !name.endsWith('.test.ts'))
      : [];
    const exporting: string[] = [];
    for (const file of files) {
      if (/^export const handler = /m.test(await textOf(`functions/${room}/workers/${file}`)))
        exporting.push(file);
    }
    const declared = Object.values(access.workers ?? {}).map(({ entry }) => path.basename(entry));
    expect(exporting.sort()).toEqual(declared.sort());
  });
});

/** Integrations keeps nothing of its own: it has no records and so no rules or store for them. */
const isIn = (room: string) => (name: string) =>
  room !== 'integrations' || !['store', 'domain'].includes(name);

test('rooms are those of the route table', () => {
  expect(rooms.map(({ room }) => room).sort()).toEqual([...new Set(routes.map(roomOf))].sort());
});

test('the stream has exactly two readers', () => {
  const readers = rooms.flatMap(functionsOf).filter(({ trigger }) => trigger?.kind === 'stream');
  expect(readers.map(({ name }) => name).sort()).toEqual(['integrations-publish-events', 'leads-place-lead']);
});

test('every event a worker hears is one that some room tells', async () => {
  const sources = (await sourceFiles(['functions'])).filter((file) => !isTest(file) && file.endsWith('.ts'));
  const texts = (await Promise.all(sources.map(textOf))).join('\n');
  // Types are written out, or made of a room's prefix and a verb.
  const prefixes = [...texts.matchAll(/[`'](rafiq\.[a-z-]+\.[a-z-]+\.)(?:\$\{|[a-z-]+\.v1)/g)].map(
    ([, prefix = '']) => prefix,
  );
  const heard = rooms
    .flatMap(functionsOf)
    .flatMap(({ trigger }) => (trigger?.kind === 'event' ? trigger.types : []));
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.filter((type) => !prefixes.some((prefix) => type.startsWith(prefix)))).toEqual([]);
});

test('access files are plain data: infra reads them without loading a handler', async () => {
  for (const { room } of rooms) {
    const imports = [...(await textOf(`functions/${room}/access.ts`)).matchAll(/^import (.*) from '(.*)'/gm)];
    for (const [, what = ''] of imports) expect(what).toMatch(/^type /);
    const url = pathToFileURL(path.join(functionsFolder, room, 'access.ts')).href;
    const { access } = (await import(/* @vite-ignore */ url)) as { access: unknown };
    expect(JSON.parse(JSON.stringify(access))).toEqual(access);
  }
});
