/** What the audit room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';

export const access: RoomAccess = {
  room: 'audit',
  api: { memoryMb: 512, timeoutSeconds: 15, table: 'read', indexes: ['list', 'second'] },
  workers: {
    'link-events': {
      entry: 'workers/link-events.ts',
      memoryMb: 512,
      timeoutSeconds: 55,
      table: 'read-write',
      indexes: ['feed'],
      trigger: { kind: 'schedule', rate: 'rate(1 minute)' },
    },
    'sweep-feed': {
      entry: 'workers/sweep-feed.ts',
      memoryMb: 512,
      timeoutSeconds: 600,
      table: 'read-write',
      indexes: ['feed'],
      trigger: { kind: 'schedule', rate: 'rate(1 day)' },
    },
  },
};
