/** What the notices room needs from the infrastructure. */
import type { RoomAccess } from '#functions/kernel/access.ts';

/** What is told of: the events of `domain/tellings.ts`. */
const toldOf = [
  'rafiq.leads.lead.offered.v1',
  'rafiq.leads.lead.assigned.v1',
  'rafiq.leads.lead.put-back.v1',
  'rafiq.leads.lead.withdrawn.v1',
  'rafiq.leads.lead.warned.v1',
  'rafiq.leads.lead.recalled.v1',
  'rafiq.leads.lead.asked.v1',
  'rafiq.leads.lead.answered.v1',
  'rafiq.leads.lead.noted.v1',
  'rafiq.imports.job.finished.v1',
  'rafiq.imports.job.failed.v1',
  'rafiq.identity.member.invited.v1',
  'rafiq.identity.member.reinvited.v1',
];

/** What starts or stops a clock that somebody is reminded of. */
const clockEvents = [
  'rafiq.leads.lead.offered.v1',
  'rafiq.leads.lead.assigned.v1',
  'rafiq.leads.lead.accepted.v1',
  'rafiq.leads.lead.claimed.v1',
  'rafiq.leads.lead.declined.v1',
  'rafiq.leads.lead.offer-expired.v1',
  'rafiq.leads.lead.withdrawn.v1',
  'rafiq.leads.lead.recalled.v1',
  'rafiq.leads.lead.contacted.v1',
  'rafiq.leads.lead.disqualified.v1',
];

export const access: RoomAccess = {
  room: 'notices',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
  workers: {
    'give-notices': {
      entry: 'workers/give-notices.ts',
      memoryMb: 512,
      timeoutSeconds: 30,
      table: 'read-write',
      trigger: { kind: 'event', types: toldOf, batchSize: 10, maxConcurrency: 4 },
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
      timeoutSeconds: 60,
      table: 'read-write',
      sendsMail: true,
      trigger: {
        kind: 'event',
        types: ['rafiq.notices.notice.given.v1'],
        batchSize: 10,
        maxConcurrency: 4,
      },
    },
  },
};
