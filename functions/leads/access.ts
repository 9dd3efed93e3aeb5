/** What the leads room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';

export const access = {
  room: 'leads',
  api: { memoryMb: 512, timeoutSeconds: 15, table: 'read-write', indexes: ['list', 'second'] },
  apiParts: {
    // Decides anew, with all partners and the gazetteer in its memory; it only reads, and is let do no more.
    decisions: {
      entry: 'decisions-api.ts',
      routes: ['leads.explain', 'leads.fairness', 'leads.replay', 'leads.try-lead', 'leads.why-not'],
      memoryMb: 1024,
      timeoutSeconds: 15,
      table: 'read',
      indexes: ['list', 'second'],
    },
    batches: {
      entry: 'batches-api.ts',
      routes: ['leads.start-batch', 'leads.list-batches', 'leads.read-batch', 'leads.undo-batch'],
      memoryMb: 512,
      timeoutSeconds: 15,
      table: 'read-write',
      indexes: ['list', 'second'],
    },
    // Warns of what is published by all partners, in its memory.
    policies: {
      entry: 'policies-api.ts',
      routes: [
        'leads.read-policy',
        'leads.publish-policy',
        'leads.start-canary',
        'leads.share-canary',
        'leads.publish-canary',
        'leads.roll-back-policy',
        'leads.list-policy-versions',
        'leads.read-policy-version',
        'leads.start-what-if',
        'leads.list-what-ifs',
        'leads.read-what-if',
        'leads.cancel-what-if',
      ],
      memoryMb: 1024,
      timeoutSeconds: 15,
      table: 'read-write',
      indexes: ['list'],
    },
  },
  workers: {
    'place-lead': {
      entry: 'workers/place-lead.ts',
      memoryMb: 1024,
      timeoutSeconds: 120,
      table: 'read-write',
      indexes: ['list', 'second'],
      trigger: {
        kind: 'stream',
        filters: [
          {
            dynamodb: {
              NewImage: { kind: { S: ['lead'] }, substatus: { S: ['pending'] }, held: { BOOL: [false] } },
            },
          },
        ],
        batchSize: 50,
      },
    },
    'expire-offers': {
      entry: 'workers/expire-offers.ts',
      memoryMb: 512,
      timeoutSeconds: 55,
      table: 'read-write',
      indexes: ['due'],
      trigger: { kind: 'schedule', rate: 'rate(1 minute)' },
    },
    'recall-idle': {
      entry: 'workers/recall-idle.ts',
      memoryMb: 512,
      timeoutSeconds: 55,
      table: 'read-write',
      indexes: ['due'],
      trigger: { kind: 'schedule', rate: 'rate(1 minute)' },
    },
    'tally-leads': {
      entry: 'workers/tally-leads.ts',
      memoryMb: 256,
      timeoutSeconds: 30,
      table: 'read-write',
      trigger: { kind: 'event', types: ['rafiq.leads.lead.*'], batchSize: 10, maxConcurrency: 2 },
    },
    'welcome-partner': {
      entry: 'workers/welcome-partner.ts',
      memoryMb: 512,
      timeoutSeconds: 30,
      table: 'read-write',
      indexes: ['list', 'second'],
      trigger: {
        kind: 'event',
        types: ['rafiq.partners.partner.created.v1', 'rafiq.partners.partner.updated.v1'],
        batchSize: 10,
        maxConcurrency: 2,
      },
    },
    'release-leads': {
      entry: 'workers/release-leads.ts',
      memoryMb: 512,
      timeoutSeconds: 120,
      table: 'read-write',
      indexes: ['list', 'second'],
      trigger: {
        kind: 'event',
        types: ['rafiq.partners.partner.suspended.v1', 'rafiq.partners.partner.terminated.v1'],
        batchSize: 1,
      },
    },
    'run-what-if': {
      entry: 'workers/run-what-if.ts',
      // One whole core: it computes far more than it waits.
      memoryMb: 1792,
      // A run that was cut off begins anew once its queue has waited six times this long.
      timeoutSeconds: 300,
      table: 'read-write',
      indexes: ['list'],
      trigger: {
        kind: 'event',
        types: ['rafiq.leads.what-if.started.v1'],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
} as const satisfies RoomAccess;
