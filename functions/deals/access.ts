/** What the deals room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';

export const access = {
  room: 'deals',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
  apiParts: {
    decisions: {
      entry: 'decisions-api.ts',
      routes: [
        'deals.approve',
        'deals.reject',
        'deals.ask',
        'deals.grant-extension',
        'deals.refuse-extension',
      ],
      memoryMb: 512,
      timeoutSeconds: 10,
      table: 'read-write',
      indexes: ['list', 'second'],
    },
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
    // Carries the matching engine, too; it only reads, and is let do no more.
    trial: {
      entry: 'trial-api.ts',
      routes: ['deals.try-registration'],
      memoryMb: 1024,
      timeoutSeconds: 15,
      table: 'read',
      indexes: ['list'],
    },
    policies: {
      entry: 'policies-api.ts',
      routes: [
        'deals.read-conflict-policy',
        'deals.publish-conflict-policy',
        'deals.roll-back-conflict-policy',
        'deals.cancel-conflict-policy-version',
        'deals.list-conflict-policy-versions',
        'deals.read-conflict-policy-version',
        'deals.start-conflict-what-if',
        'deals.list-conflict-what-ifs',
        'deals.read-conflict-what-if',
        'deals.list-moved-registrations',
        'deals.cancel-conflict-what-if',
        'deals.replay-registration',
      ],
      memoryMb: 512,
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
    'release-deals': {
      entry: 'workers/release-deals.ts',
      memoryMb: 512,
      timeoutSeconds: 120,
      table: 'read-write',
      indexes: ['list'],
      trigger: { kind: 'event', types: ['rafiq.partners.partner.terminated.v1'], batchSize: 1 },
    },
    'count-filed-evidence': {
      entry: 'workers/count-filed-evidence.ts',
      memoryMb: 256,
      timeoutSeconds: 30,
      table: 'read-write',
      trigger: {
        kind: 'event',
        types: ['rafiq.attachments.attachment.cleared.v1'],
        batchSize: 10,
        maxConcurrency: 2,
      },
    },
    'run-conflict-what-if': {
      entry: 'workers/run-conflict-what-if.ts',
      memoryMb: 1024,
      // A run that was cut off begins anew once its queue has waited six times this long.
      timeoutSeconds: 300,
      table: 'read-write',
      indexes: ['list'],
      trigger: {
        kind: 'event',
        types: ['rafiq.deals.conflict-what-if.started.v1'],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
} as const satisfies RoomAccess;
