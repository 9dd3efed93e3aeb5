/** The rules that stand in another order than before: the fewest that had to be moved, by their ids. */
export function movedRules(
  before: readonly { id: string }[],
  now: readonly { id: string }[],
): ReadonlySet<string> {
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const kept = now.flatMap(({ id }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, place }];
  });
  // The longest row of rules that still follow one another stayed; the others moved.
  const best: { length: number; from: number }[] = [];
  let last = -1;
  for (const [at, { place }] of kept.entries()) {
    let from = -1;
    for (let earlier = 0; earlier < at; earlier += 1)
      if ((kept[earlier]?.place ?? 0) < place && (best[earlier]?.length ?? 0) > (best[from]?.length ?? 0))
        from = earlier;
    best.push({ length: (best[from]?.length ?? 0) + 1, from });
    if ((best[at]?.length ?? 0) > (best[last]?.length ?? 0)) last = at;
  }
  const stayed = new Set<string>();
  for (let at = last; at >= 0; at = best[at]?.from ?? -1) stayed.add(kept[at]?.id ?? '');
  return new Set(kept.map(({ id }) => id).filter((id) => !stayed.has(id)));
}
