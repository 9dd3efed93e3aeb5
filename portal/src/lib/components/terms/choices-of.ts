/** The choices of a select or radio group, in the order of the codes. */
export const choicesOf = <Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, (() => string) | { label: () => string }>>,
) =>
  codes.map((value) => {
    const word: (() => string) | { label: () => string } = words[value];
    return { value, label: typeof word === 'function' ? word() : word.label() };
  });
