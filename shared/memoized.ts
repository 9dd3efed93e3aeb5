/**
 * A function that makes each of its values once, for what never changes once made. Schemas are: contracts ask for the
 * same few hundreds of times, and making them is a good part of a cold start.
 */
export function memoized<Key, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
