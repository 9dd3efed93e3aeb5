import type { RoomAccess } from '../kernel/access.ts';

/** Accounts are written by the leads and registrations that bring them; the API says what is known of them since, and tells what happened to all three. */
export const access = {
  room: 'accounts',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
  apiParts: {
    // Compares with the whole matching engine; it only reads, and is let do no more.
    alike: {
      entry: 'alike-api.ts',
      routes: ['accounts.alike'],
      memoryMb: 1024,
      timeoutSeconds: 15,
      table: 'read',
    },
  },
  workers: {
    'index-account': {
      entry: 'workers/index-account.ts',
      memoryMb: 512,
      timeoutSeconds: 60,
      table: 'read-write',
      trigger: {
        kind: 'event',
        types: ['rafiq.accounts.account.created.v1', 'rafiq.accounts.account.facts-changed.v1'],
        batchSize: 10,
        maxConcurrency: 2,
      },
    },
  },
} as const satisfies RoomAccess;
