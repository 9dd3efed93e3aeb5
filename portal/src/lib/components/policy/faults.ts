/** What is wrong in a card, field by field: told before the server is asked, or refused by it. */

/** The sentence of each field that is not right, by its name within the card: `when.1.values`. */
export type Faults = Readonly<Record<string, string>>;

/** The sentences of the members of a list, each by the member. */
export const memberFaults = (faults: Faults, list: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(faults).flatMap(([name, text]) =>
      name.startsWith(`${list}.`) ? [[name.slice(list.length + 1), text] as const] : [],
    ),
  );

/** The sentence of a field, or of the first of what lies within it. */
export const faultAt = (faults: Faults, name: string): string | undefined =>
  faults[name] ?? Object.entries(faults).find(([key]) => key.startsWith(`${name}.`))?.[1];
