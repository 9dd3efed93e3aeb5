/** What its partner did while nobody else knew of it stays with its partner. */
const whilePrivate = new Set(['rafiq.deals.deal.begun.v1', 'rafiq.deals.deal.changed.v1']);

/** Whether the vendor reads an event of a registration. */
export const toldToVendor = ({ type }: { type: string }): boolean => !whilePrivate.has(type);
