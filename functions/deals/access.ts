/** What the deals room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';

export const access = {
  room: 'deals',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
  apiParts: {
    conflicts: {
      entry: 'conflicts-api.ts',
      routes: [
        'deals.list-conflicts',
        'deals.read-conflict',
        'deals.conflict-statistics',
        'deals.take-conflict',
        'deals.ask-parties',
        'deals.give-evidence',
        'deals.resolve-conflict',
        'deals.appeal-conflict',
      ],
      memoryMb: 512,
      timeoutSeconds: 10,
      table: 'read-write',
      indexes: ['list', 'second'],
    },
    // Carries the matching engine, a megabyte that nobody who reads a list should wait for.
    registration: {
      entry: 'registration-api.ts',
      routes: ['deals.check', 'deals.submit'],
      memoryMb: 1024,
      timeoutSeconds: 15,
      table: 'read-write',
      indexes: ['list'],
    },
  },
  workers: {
    'sweep-deals': {
      entry: 'workers/sweep-deals.ts',
      memoryMb: 512,
      timeoutSeconds: 55,
      table: 'read-write',
      indexes: ['due'],
      trigger: { kind: 'schedule', rate: 'rate(1 minute)' },
    },
  },
} as const satisfies RoomAccess;
