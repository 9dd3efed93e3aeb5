/** What the notices room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';
import { clockEvents, tellings } from './domain/tellings.ts';

export const access: RoomAccess = {
  room: 'notices',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
  workers: {
    'give-notices': {
      entry: 'workers/give-notices.ts',
      memoryMb: 512,
      timeoutSeconds: 30,
      table: 'read-write',
      trigger: { kind: 'event', types: Object.keys(tellings), batchSize: 10, maxConcurrency: 4 },
    },
    'set-reminders': {
      entry: 'workers/set-reminders.ts',
      memoryMb: 256,
      timeoutSeconds: 30,
      table: 'read-write',
      trigger: { kind: 'event', types: clockEvents, batchSize: 10, maxConcurrency: 2 },
    },
    remind: {
      entry: 'workers/remind.ts',
      memoryMb: 512,
      timeoutSeconds: 55,
      table: 'read-write',
      indexes: ['due'],
      trigger: { kind: 'schedule', rate: 'rate(1 minute)' },
    },
    'send-mail': {
      entry: 'workers/send-mail.ts',
      memoryMb: 512,
      timeoutSeconds: 30,
      table: 'read-write',
      sendsMail: true,
      trigger: {
        kind: 'event',
        types: ['rafiq.notices.notice.given.v1'],
        batchSize: 1,
        maxConcurrency: 4,
      },
    },
  },
};
