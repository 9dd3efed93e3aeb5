import type { RoomAccess } from '../kernel/access.ts';

/**
 * What the forms room needs. It has a function of its own, so that a flood of visitors takes nothing from the people
 * who work.
 */
export const access: RoomAccess = {
  room: 'forms',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
};
