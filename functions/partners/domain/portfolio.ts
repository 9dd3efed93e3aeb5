/** A channel manager looks after the partners that name it; to everyone else of the vendor all partners are open. */
export const managerWithin = (caller: { role: string; userId: string }): string | undefined =>
  caller.role === 'channel-manager' ? caller.userId : undefined;

/** Whether a reader may know of a partner at all. */
export const mayKnow = (
  caller: { role: string; userId: string },
  partner: { managerId: string | null },
): boolean => {
  const manager = managerWithin(caller);
  return manager === undefined || partner.managerId === manager;
};
