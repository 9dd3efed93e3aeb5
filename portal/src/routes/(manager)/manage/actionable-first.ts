/** Reasons that a manager can do something about, before those that only time or the customer can change. */
export const actionableFirst = <Entry extends { code: string }>(reasons: readonly Entry[]): Entry[] => {
  const waits = (reason: Entry) => (reason.code === 'unplaced.no-consent' ? 1 : 0);
  return [...reasons].sort((one, other) => waits(one) - waits(other));
};
