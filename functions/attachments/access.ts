import type { RoomAccess } from '#functions/kernel/access.ts';

/**
 * Whoever hands out links may neither read quarantine's bytes into an answer nor write a cleared copy; the worker
 * that clears may not be reached from outside, and the one that erases reads nothing.
 */
export const access = {
  room: 'attachments',
  api: {
    memoryMb: 512,
    timeoutSeconds: 10,
    table: 'read-write',
    indexes: ['list', 'second'],
    buckets: [
      { bucket: 'attachments', prefix: 'quarantine/', use: 'read-write' },
      { bucket: 'attachments', prefix: 'cleared/', use: 'read' },
    ],
  },
  workers: {
    'scan-file': {
      entry: 'workers/scan-file.ts',
      memoryMb: 1024,
      timeoutSeconds: 60,
      table: 'read-write',
      buckets: [
        { bucket: 'attachments', prefix: 'quarantine/', use: 'read', tags: true, removes: true },
        { bucket: 'attachments', prefix: 'cleared/', use: 'read-write', removes: true },
      ],
      trigger: {
        kind: 'event',
        types: ['rafiq.attachments.attachment.arrived.v1'],
        batchSize: 1,
        maxConcurrency: 4,
      },
    },
    'erase-files': {
      entry: 'workers/erase-files.ts',
      memoryMb: 256,
      timeoutSeconds: 60,
      table: 'read-write',
      indexes: ['list', 'second'],
      buckets: [
        { bucket: 'attachments', prefix: 'quarantine/', use: 'none', removes: true },
        { bucket: 'attachments', prefix: 'cleared/', use: 'none', removes: true },
      ],
      trigger: {
        kind: 'event',
        types: ['rafiq.leads.lead.contact-erased.v1', 'rafiq.deals.deal.contact-erased.v1'],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
} as const satisfies RoomAccess;
