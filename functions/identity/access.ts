import type { RoomAccess } from '../kernel/access.ts';

/** Identity reads and writes its own items; it hears no events. */
export const access: RoomAccess = {
  room: 'identity',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write' },
};
